import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** Takes somebody out of what was meant for them and sent to them. What is still open forgets them when it is over. */
export async function forgetRecipient(tx: Tx, personId: PersonId): Promise<void> {
  const of = sql`
    from messaging.intents i
    where i.person_id = ${personId} and k.cause = i.cause and k.channel = i.channel and k.batch = i.batch
      and k.settled_at is not null`
  await sql`
    update messaging.chunks k
    set recipients = array_remove(k.recipients, ${personId}::uuid),
      addresses = k.addresses[:array_position(k.recipients, ${personId}::uuid) - 1]
        || k.addresses[array_position(k.recipients, ${personId}::uuid) + 1:]
    ${of} and ${personId}::uuid = any(k.recipients)`.execute(tx)
  await sql`
    update messaging.chunks k
    set left_out = k.left_out - ${personId}::text, refused = k.refused - ${personId}::text ${of}`.execute(tx)
  await sql`delete from messaging.notice_letters where person_id = ${personId} and campaign_id is not null`.execute(tx)
  await sql`delete from messaging.digest_items where person_id = ${personId}`.execute(tx)
  await sql`
    delete from messaging.intents i where person_id = ${personId}
      and not exists (select from messaging.chunks k where k.cause = i.cause and k.channel = i.channel and k.batch = i.batch
        and k.settled_at is null)`.execute(tx)
}
