import { type Tx, sql } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type Contact = {
  channel: 'line' | 'mail'
  address: string
  lang: Lang
  statutoryOnly: boolean
}

/** Where this person is told things now; empty for people whom only letters reach. */
export async function contactsOf(tx: Tx, personId: PersonId): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select channel, address, lang, statutory_only_since is not null as "statutoryOnly"
    from messaging.contacts where person_id = ${personId} and ended_at is null
    order by channel`.execute(tx)
  return rows
}
