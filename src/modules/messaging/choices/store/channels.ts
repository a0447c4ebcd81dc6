import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type Contact, contactsOf } from '../../delivery/store/contacts.ts'

/** `isProved`: somebody pressed the button in a mail to it, or a card stood behind it. */
export type OwnChannel = Contact & { forTopics: boolean; isProved: boolean }

/** Where this person is told things now, and whether what they chose comes there too. */
export async function channelsOf(tx: Tx, personId: PersonId): Promise<OwnChannel[]> {
  const { rows } = await sql<Pick<OwnChannel, 'channel' | 'forTopics' | 'isProved'>>`
    select channel, for_topics as "forTopics", verified_at is not null as "isProved"
    from messaging.contacts where person_id = ${personId} and ended_at is null`.execute(tx)
  const contacts = await contactsOf(tx, personId)
  return contacts.map((contact) => {
    const known = rows.find(({ channel }) => channel === contact.channel)
    return { ...contact, forTopics: known?.forTopics ?? true, isProved: known?.isProved ?? true }
  })
}

/** What was chosen comes on these, as far as they are proved, and on no other. */
export async function sendTopicsTo(tx: Tx, personId: PersonId, channels: readonly string[]): Promise<void> {
  await sql`
    update messaging.contacts
    set for_topics = verified_at is not null and channel = any(${[...channels]}::text[])
    where person_id = ${personId} and ended_at is null`.execute(tx)
}
