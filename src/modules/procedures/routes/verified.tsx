import { endedLinkOf } from '#modules/people/index.ts'
import { type Resident, requireCardOrPasskey } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { requireResident, seeOther } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { withActing } from '../acting/routes/with-acting.tsx'
import type { VerifiedResident } from '../actions/load-case.ts'
import { ConflictPage, NotVerifiedPage } from '../pages/resident/small-pages.tsx'
import { hoursText } from '../pages/resident/words.ts'
import type { Application, ApplicationId } from '../store/applications.ts'
import { texts } from '../text/index.ts'

/** `application`: of the address, as it is now; missing where there is none of theirs. */
type Handle = (c: Ctx, resident: VerifiedResident, application?: Application) => Response | Promise<Response>

/**
 * For people signed in with their card and linked to the register. The others get a page that says what to do; whose link
 * has ended is told on the page of the account why.
 */
export const verifiedOnly =
  (house: House, handle: Handle) =>
  (c: Ctx): Response | Promise<Response> => {
    const resident = requireResident(c, 'signed-in')
    requireCardOrPasskey(c)
    const { personId, level } = resident
    return personId && level === 'verified'
      ? around(c, house, { ...resident, personId }, handle)
      : notVerified(c, house, resident)
  }

/** The same, and for guests: what is theirs they open without a card. Nothing that a card is needed for goes through here. */
export const applicantOnly =
  (house: House, handle: Handle) =>
  (c: Ctx): Response | Promise<Response> => {
    const resident = requireResident(c, 'guest')
    requireCardOrPasskey(c)
    const { personId, level } = resident
    return personId && level !== 'signed-in'
      ? around(c, house, { ...resident, personId }, handle)
      : notVerified(c, house, resident)
  }

const around = (c: Ctx, house: House, resident: VerifiedResident, handle: Handle) =>
  withActing(c, house, resident, (application) => handle(c, resident, application))

/** The `:id` of the address. Throws `NotFound` for anything that is no id. */
export function applicationIdOf(c: Ctx): ApplicationId {
  const id = parseId<'application'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('application id')
  return id
}

export function conflictPage(c: Ctx, house: House, id: ApplicationId): Response {
  const lang = c.get('lang')
  const { title } = texts(lang).conflict
  return residentPage(c, house, { title, status: 409 }, <ConflictPage lang={lang} href={`/applications/${id}`} />)
}

async function notVerified(c: Ctx, house: House, { accountId }: Resident): Promise<Response> {
  if (await house.db.read((tx) => endedLinkOf(tx, accountId))) return seeOther(c, '/account')
  const lang = c.get('lang')
  const { name, nameEnglish, phone, address, hours } = house.profile
  const page = (
    <NotVerifiedPage
      lang={lang}
      ward={lang === 'en' ? nameEnglish : name}
      phone={phone}
      address={address}
      hours={hoursText(lang, hours)}
    />
  )
  return residentPage(c, house, { title: texts(lang).notVerified.title, status: 403 }, page)
}
