import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { deviceTexts } from '../text/devices.ts'
import { mailTexts } from '../text/mail.ts'

const kinds = [
  'auth.passkey-added',
  'auth.passkey-removed',
  'auth.passkey-refused',
  'auth.mail-added',
  'auth.recovery-used',
  'auth.recovery-issued',
  'auth.unusual-attempts',
] as const
type Kind = (typeof kinds)[number]

/** Tells the person of a resident's account; one that is linked to nobody has no address to write to. */
export async function tellOwner(tx: Tx, accountId: AccountId, kind: Kind, about: string): Promise<void> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from auth.accounts where id = ${accountId} and person_id is not null`.execute(tx)
  const [owner] = rows
  if (owner) await notify(tx, { kind, personId: owner.personId, key: `${kind}:${about}` })
}

const wordsOf = (lang: Lang, kind: Kind) => ({ ...deviceTexts(lang).notices, ...mailTexts(lang).notices })[kind]

/** For the module that keeps residents' accounts: words about ways of signing in. Statutory: nobody can silence a warning. */
export const signInNotices: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    {
      statutory: true,
      purpose: (lang) => mailTexts(lang).noticePurpose,
      // About who may sign in as them.
      urgency: 'urgent',
      texts: (lang) => ({ ...wordsOf(lang, kind), link: '/account/devices' }),
    } satisfies NoticeKind,
  ]),
)
