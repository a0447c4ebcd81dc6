import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { forgetRecipient } from '../../api/store/program-messages.ts'
import { forgetWishes } from '../../post/store/wishes.ts'
import { forgetDevices } from '../../push/store/subscriptions.ts'

export type Channel = 'line' | 'mail' | 'push' | 'letter'

export type DeliveryState =
  | 'created'
  | 'sending'
  | 'temporary-failure'
  | 'sent'
  | 'permanent-failure'
  | 'unknown'
  | 'cancelled'

export type Delivery = {
  id: string
  noticeId: string
  channel: Channel
  personId: PersonId
  kind: string
  state: DeliveryState
  body: string | null
  retryKey: string | null
  attempts: number
  isAmbiguous: boolean
  /** Real time. */
  firstAttemptAt: Temporal.Instant | null
}

const columns = sql`id, notice_id as "noticeId", channel, person_id as "personId", kind, state, body,
  retry_key as "retryKey", attempts, is_ambiguous as "isAmbiguous", first_attempt_at as "firstAttemptAt"`

/** A delivery per notice and channel; `undefined` when there is one already. */
export async function createDelivery(
  tx: Tx,
  delivery: { noticeId: string; channel: Channel; personId: PersonId; kind: string; at: Temporal.Instant },
): Promise<string | undefined> {
  const { noticeId, channel, personId, kind, at } = delivery
  const { rows } = await sql<{ id: string }>`
    insert into messaging.deliveries (notice_id, channel, person_id, kind, created_at)
    values (${noticeId}, ${channel}, ${personId}, ${kind}, ${at})
    on conflict (notice_id, channel) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function lockDelivery(tx: Tx, id: string): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`select ${columns} from messaging.deliveries where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** Freezes address, bytes and retry key, once, before anything is sent. */
export async function freeze(
  tx: Tx,
  id: string,
  frozen: { address: string; body: string; retryKey: string },
): Promise<void> {
  await sql`
    update messaging.deliveries
    set address = ${frozen.address}, body = ${frozen.body}, retry_key = ${frozen.retryKey},
        first_attempt_at = clock_timestamp()
    where id = ${id}`.execute(tx)
}

/** An attempt begins. Until it ends, nobody knows whether the message arrived. */
export async function beginAttempt(tx: Tx, id: string): Promise<Delivery> {
  const { rows } = await sql<Delivery>`
    update messaging.deliveries
    set is_ambiguous = is_ambiguous or state = 'sending', state = 'sending', attempts = attempts + 1,
        next_attempt_at = clock_timestamp() + interval '5 minutes'
    where id = ${id} returning ${columns}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the delivery has gone')
  return row
}

export type Settlement = {
  state: 'sent' | 'permanent-failure' | 'unknown' | 'cancelled'
  reason?: string
  providerId?: string
}

/** Ends a delivery for good; false when it had ended before. */
export async function settleDelivery(tx: Tx, id: string, end: Settlement, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update messaging.deliveries
    set state = ${end.state}, reason = ${end.reason ?? null}, provider_id = ${end.providerId ?? null}, settled_at = ${at}
    where id = ${id} and settled_at is null returning id`.execute(tx)
  return rows.length > 0
}

export async function putOff(
  tx: Tx,
  id: string,
  pause: { reason: string; isAmbiguous: boolean; retryAfterSeconds: number },
): Promise<void> {
  await sql`
    update messaging.deliveries
    set state = 'temporary-failure', reason = ${pause.reason}, is_ambiguous = ${pause.isAmbiguous},
        next_attempt_at = clock_timestamp() + make_interval(secs => ${pause.retryAfterSeconds})
    where id = ${id} and settled_at is null`.execute(tx)
}

/** Nobody looks for it until tomorrow. */
export async function restForADay(tx: Tx, id: string): Promise<undefined> {
  await sql`
    update messaging.deliveries set next_attempt_at = clock_timestamp() + interval '1 day' where id = ${id}`.execute(tx)
  return undefined
}

/** Whether any delivery of this notice arrived, may have arrived, or still may. */
export async function hasLiveDelivery(tx: Tx, noticeId: string): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.deliveries
    where notice_id = ${noticeId} and state not in ('permanent-failure', 'cancelled') limit 1`.execute(tx)
  return rows.length > 0
}

/** Deliveries that should have moved on ten minutes ago: their job was lost. */
export async function forgottenDeliveries(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update messaging.deliveries set next_attempt_at = clock_timestamp()
    where id in (
      select id from messaging.deliveries
      where settled_at is null and not_before is null and next_attempt_at < clock_timestamp() - interval '10 minutes'
      order by next_attempt_at limit 100 for update skip locked)
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** It leaves when quiet hours are over, in business time. */
export async function waitUntil(tx: Tx, id: string, notBefore: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.deliveries set not_before = ${notBefore} where id = ${id} and settled_at is null`.execute(tx)
}

/** Deliveries whose quiet hours are over; they wait no longer. */
export async function awakenedDeliveries(tx: Tx, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update messaging.deliveries set not_before = null, next_attempt_at = clock_timestamp()
    where id in (
      select id from messaging.deliveries where settled_at is null and not_before <= ${now}
      order by not_before limit 500 for update skip locked)
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

export async function nextAwakening(tx: Tx, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select not_before as at from messaging.deliveries where settled_at is null and not_before > ${after}
    order by not_before limit 1`.execute(tx)
  return rows[0]?.at
}

/** How each notice was delivered, oldest channel first. */
export async function deliveriesOf(
  tx: Tx,
  noticeIds: readonly string[],
): Promise<{ noticeId: string; channel: Channel; state: DeliveryState }[]> {
  const { rows } = await sql<{ noticeId: string; channel: Channel; state: DeliveryState }>`
    select notice_id as "noticeId", channel, state from messaging.deliveries
    where notice_id = any(${[...noticeIds]}::uuid[]) order by id`.execute(tx)
  return rows
}

/** What this person was told about a thing, and where it went; the notice itself, which holds the thing's id, too. */
export async function forgetNotices(tx: Tx, personId: PersonId, aboutId: string): Promise<void> {
  await sql`
    with about as (
      select id from platform.notices
      where person_id = ${personId} and (strpos(key, ${aboutId}) > 0 or strpos(data::text, ${aboutId}) > 0))
    delete from messaging.deliveries d using about where d.notice_id = about.id`.execute(tx)
  await sql`
    delete from platform.notices
    where person_id = ${personId} and (strpos(key, ${aboutId}) > 0 or strpos(data::text, ${aboutId}) > 0)`.execute(tx)
}

/** Everything this person was told, where it went and where they are told. Letters go with what they were about. */
export async function forgetTold(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from messaging.deliveries where person_id = ${personId}`.execute(tx)
  await sql`delete from messaging.contacts where person_id = ${personId}`.execute(tx)
  await sql`delete from messaging.topic_choices where person_id = ${personId}`.execute(tx)
  await sql`delete from messaging.habits where person_id = ${personId}`.execute(tx)
  await sql`delete from messaging.stopped_kinds where person_id = ${personId}`.execute(tx)
  await sql`delete from messaging.mail_proofs where person_id = ${personId}`.execute(tx)
  await forgetDevices(tx, personId)
  await forgetRecipient(tx, personId)
  await forgetWishes(tx, personId)
  await sql`delete from platform.notices where person_id = ${personId}`.execute(tx)
}
