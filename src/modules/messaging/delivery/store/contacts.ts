import { hasLeft } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Contact = {
  channel: 'line' | 'mail'
  address: string
  lang: Lang
  /** Wants only what the law makes us send. */
  statutoryOnly: boolean
}

/**
 * Where this person is told things now; empty for people whom only letters reach, and for who died or moved out: what lies
 * on their phone is read by others. It counts again when the register takes the ending back. A LINE account that blocked
 * us is left out while it does.
 */
export async function contactsOf(tx: Tx, personId: PersonId): Promise<Contact[]> {
  if (await hasLeft(tx, personId)) return []
  const { rows } = await sql<Contact>`
    select channel, address, lang, statutory_only_since is not null as "statutoryOnly"
    from messaging.contacts where person_id = ${personId} and ended_at is null and not (${isBlockedLine})
    order by channel`.execute(tx)
  return rows
}

/** Of a contact: somebody's LINE that blocked us. It stays theirs and gets nothing until they follow again. */
const isBlockedLine = sql<boolean>`channel = 'line' and exists (
  select from messaging.line_friends f where f.line_user_id = address and not f.is_following)`

/** Whether this person could be told things, had they not blocked us: what need not be said does not follow by letter. */
export async function hasBlocked(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.contacts where person_id = ${personId} and ended_at is null and ${isBlockedLine} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export type NewContact = { personId: PersonId; channel: 'line' | 'mail'; address: string; verifiedAt: Temporal.Instant }

/** Adds contacts where the person never had one on that channel. */
export async function addContacts(tx: Tx, contacts: readonly NewContact[]): Promise<void> {
  for (const { personId, channel, address, verifiedAt } of contacts) {
    await sql`
      insert into messaging.contacts (person_id, channel, address, verified_at)
      select ${personId}, ${channel}, ${address}, ${verifiedAt}
      where not exists (
        select from messaging.contacts where person_id = ${personId} and channel = ${channel})
      on conflict do nothing`.execute(tx)
  }
}

/** A mail address as somebody gave it; words that go there name nobody and nothing, and nothing else goes there until it is proved. */
export async function giveMail(
  tx: Tx,
  personId: PersonId,
  { address, lang }: { address: string; lang: Lang },
): Promise<void> {
  await sql`
    insert into messaging.contacts (person_id, channel, address, lang, for_topics)
    values (${personId}, 'mail', ${address}, ${lang}, false)
    on conflict do nothing`.execute(tx)
}

/** Stops what the law does not require as of `since`, or resumes it; false when nothing changed. */
export async function setStatutoryOnly(
  tx: Tx,
  personId: PersonId,
  since: Temporal.Instant | undefined,
): Promise<boolean> {
  const { rows } = await sql`
    update messaging.contacts set statutory_only_since = ${since ?? null}
    where person_id = ${personId} and ended_at is null and (statutory_only_since is null) = ${since !== undefined}
    returning id`.execute(tx)
  return rows.length > 0
}
