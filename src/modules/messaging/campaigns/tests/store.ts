import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { CampaignId } from '../domain/campaign.ts'

export type TestRecipientId = Id<'test-recipient'>
export type TestSendId = Id<'test-send'>
export type TestChannel = 'line' | 'mail'

export type TestRecipient = {
  id: TestRecipientId
  channel: TestChannel
  address: string
  askedAt: Temporal.Instant
  tries: number
  confirmedAt: Temporal.Instant | null
}

const columns = sql.raw(`id, channel, address, asked_at as "askedAt", tries, confirmed_at as "confirmedAt"`)

/** The own addresses of a member of staff. */
export async function recipientsOf(tx: Tx, staffId: StaffId): Promise<TestRecipient[]> {
  const { rows } = await sql<TestRecipient>`
    select ${columns} from messaging.test_recipients where staff_id = ${staffId} and ended_at is null
    order by channel limit 10`.execute(tx)
  return rows
}

export const confirmedRecipients = async (tx: Tx, staffId: StaffId): Promise<TestRecipient[]> =>
  (await recipientsOf(tx, staffId)).filter(({ confirmedAt }) => confirmedAt !== null)

/** Locks one of the own. */
export async function lockRecipient(tx: Tx, staffId: StaffId, id: TestRecipientId): Promise<TestRecipient | undefined> {
  const { rows } = await sql<TestRecipient>`
    select ${columns} from messaging.test_recipients
    where id = ${id} and staff_id = ${staffId} and ended_at is null for update`.execute(tx)
  return rows[0]
}

/** One that still waits for its code. */
export async function waitingRecipient(tx: Tx, id: TestRecipientId): Promise<TestRecipient | undefined> {
  const { rows } = await sql<TestRecipient>`
    select ${columns} from messaging.test_recipients
    where id = ${id} and ended_at is null and confirmed_at is null`.execute(tx)
  return rows[0]
}

/** `undefined` when there is one on this channel already. */
export async function insertRecipient(
  tx: Tx,
  one: { staffId: StaffId; channel: TestChannel; address: string; at: Temporal.Instant },
): Promise<TestRecipientId | undefined> {
  const { rows } = await sql<{ id: TestRecipientId }>`
    insert into messaging.test_recipients (staff_id, channel, address, asked_at)
    values (${one.staffId}, ${one.channel}, ${one.address}, ${one.at}) on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function writeConfirmation(tx: Tx, id: TestRecipientId, at: Temporal.Instant): Promise<void> {
  await sql`update messaging.test_recipients set confirmed_at = ${at} where id = ${id}`.execute(tx)
}

export async function countTry(tx: Tx, id: TestRecipientId): Promise<void> {
  await sql`update messaging.test_recipients set tries = least(tries + 1, 5) where id = ${id}`.execute(tx)
}

/** False when it is not one of the own that stand. */
export async function endRecipient(
  tx: Tx,
  staffId: StaffId,
  id: TestRecipientId,
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update messaging.test_recipients set ended_at = ${at}
    where id = ${id} and staff_id = ${staffId} and ended_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** A test to an own address that was confirmed; `undefined` for every other. */
export async function insertTestSend(
  tx: Tx,
  one: { campaignId: CampaignId; staffId: StaffId; recipientId: TestRecipientId; body: string; at: Temporal.Instant },
): Promise<TestSendId | undefined> {
  const { rows } = await sql<{ id: TestSendId }>`
    insert into messaging.test_sends (campaign_id, recipient_id, body, retry_key, asked_at)
    select ${one.campaignId}, id, ${one.body}, gen_random_uuid(), ${one.at} from messaging.test_recipients
    where id = ${one.recipientId} and staff_id = ${one.staffId} and confirmed_at is not null and ended_at is null
    returning id`.execute(tx)
  return rows[0]?.id
}

export type TestSend = { channel: TestChannel; body: string; retryKey: string }

/** What is still to be sent. */
export async function openTestSend(tx: Tx, id: TestSendId): Promise<TestSend | undefined> {
  const { rows } = await sql<TestSend>`
    select r.channel, s.body, s.retry_key as "retryKey"
    from messaging.test_sends s join messaging.test_recipients r on r.id = s.recipient_id
    where s.id = ${id} and s.state = 'created'`.execute(tx)
  return rows[0]
}

export async function settleTestSend(
  tx: Tx,
  id: TestSendId,
  { state, reason, at }: { state: 'sent' | 'failed'; reason: string | null; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update messaging.test_sends set state = ${state}, reason = ${reason}, settled_at = ${at}
    where id = ${id} and state = 'created'`.execute(tx)
}
