import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'

/** A test of a campaign to an address that a member of staff confirmed, and another address that waits for its code. */
export async function testSend(tx: Tx, staffId: StaffId): Promise<{ sendId: string; recipientId: string }> {
  const { rows } = await sql<{ sendId: string; recipientId: string }>`
    with campaign as (
      insert into messaging.campaigns (office_id, title, topic, channels, texts, send_at, expires_at, drafted_by, created_at,
        changed_at)
      values (gen_random_uuid(), '見本', 'disaster', '{mail}', '{"ja":{"subject":"見本","body":"見本"}}', now() + interval '1 day',
        now() + interval '2 days', ${staffId}, now(), now()) returning id),
    confirmed as (
      insert into messaging.test_recipients (staff_id, channel, address, asked_at, confirmed_at)
      values (${staffId}, 'line', ${`U${'0'.repeat(32)}`}, now(), now()) returning id),
    waiting as (
      insert into messaging.test_recipients (staff_id, channel, address, asked_at)
      values (${staffId}, 'mail', 'mihon@example.jp', now()) returning id),
    send as (
      insert into messaging.test_sends (campaign_id, recipient_id, body, retry_key, asked_at)
      select campaign.id, confirmed.id, '{"to":"U","messages":[]}', gen_random_uuid(), now() from campaign, confirmed returning id)
    select send.id as "sendId", waiting.id as "recipientId" from send, waiting`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the test was not written')
  return row
}
