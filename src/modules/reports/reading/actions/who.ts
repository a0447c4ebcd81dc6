import { idsOfPerson } from '#modules/people/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, requireResident } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { reporterIdsOf, reporterOf } from '../../filing/index.ts'

/** Who acts here, by card, passkey or a mail alone, and in which language they are told of it. */
export type Reader = Resident & { lang: Lang }

/** Sends to the sign-in who is not signed in; the guest of a procedure is nobody here. */
export const requireReader = (c: Ctx): Reader => ({ ...requireResident(c, 'signed-in'), lang: c.get('lang') })

/** Who looks at a page that everybody may open. */
export function readerHere(c: Ctx): Resident | undefined {
  const resident = c.get('residentActor')
  return resident?.level === 'guest' ? undefined : resident
}

/** All under whom this account has reported and followed; none where it never has. */
export async function personsOf(tx: Tx, resident: Resident | undefined): Promise<PersonId[]> {
  const persons: PersonId[] = []
  for (const id of resident ? await reporterIdsOf(tx, resident) : []) persons.push(...(await idsOfPerson(tx, id)))
  return persons
}

/** As whom it does from now on. */
export const personOf = (tx: Tx, house: House, { lang, ...resident }: Reader): Promise<PersonId> =>
  reporterOf(tx, house, { resident }, lang)
