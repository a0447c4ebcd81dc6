import { sql, type Tx } from '#platform/db/index.ts'
import type { Reply } from '../channel.ts'
import type { LineEvent, LineEventKind, LinePayload } from '../domain/webhook.ts'

/** Keeps events that are new, in one statement; returns the ids of those. */
export async function keepEvents(tx: Tx, events: readonly LineEvent[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into messaging.line_events (webhook_event_id, kind, line_user_id, at, payload)
    select id, kind, "lineUserId", at, payload
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as e (id text, kind text, "lineUserId" text, at timestamptz, payload jsonb)
    on conflict do nothing returning webhook_event_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whose events these are, as far as some of theirs are open. */
export async function usersOf(tx: Tx, eventIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ lineUserId: string }>`
    select distinct line_user_id as "lineUserId" from messaging.line_events
    where webhook_event_id = any(${[...eventIds]}::text[]) order by 1`.execute(tx)
  return rows.map(({ lineUserId }) => lineUserId)
}

export type OpenEvent = {
  id: string
  kind: LineEventKind
  lineUserId: string
  at: Temporal.Instant
  payload: LinePayload
  answer: Reply | null
  /** Somebody is sending its answer now. */
  isLeased: boolean
  /** Seconds of real time since it came; a reply token is dead after about sixty. */
  age: number
}

/** The oldest open event of this LINE account. Its lock is held by the caller. */
export async function nextEvent(tx: Tx, lineUserId: string): Promise<OpenEvent | undefined> {
  const { rows } = await sql<OpenEvent>`
    select webhook_event_id as id, kind, line_user_id as "lineUserId", at, coalesce(payload, '{}') as payload, answer,
      coalesce(leased_until > clock_timestamp(), false) as "isLeased",
      extract(epoch from clock_timestamp() - received_at)::float8 as age
    from messaging.line_events
    where line_user_id = ${lineUserId} and handled_at is null
    order by at, webhook_event_id limit 1`.execute(tx)
  return rows[0]
}

/** The answer as it will leave; what the person wrote is forgotten. */
export async function freezeAnswer(tx: Tx, id: string, answer: Reply): Promise<void> {
  await sql`
    update messaging.line_events set payload = null, answer = ${JSON.stringify(answer)}::json
    where webhook_event_id = ${id} and handled_at is null`.execute(tx)
}

/** For `seconds` nobody else sends the answer of this event. */
export async function leaseEvent(tx: Tx, id: string, seconds: number): Promise<void> {
  await sql`
    update messaging.line_events set leased_until = clock_timestamp() + make_interval(secs => ${seconds})
    where webhook_event_id = ${id}`.execute(tx)
}

export async function closeEvent(tx: Tx, id: string): Promise<void> {
  await sql`
    update messaging.line_events
    set payload = null, answer = null, leased_until = null, handled_at = clock_timestamp()
    where webhook_event_id = ${id} and handled_at is null`.execute(tx)
}

/**
 * Ids are remembered for a month, longer than LINE sends anything again; what was never handled says nothing after a day.
 * Who blocked us and is linked to nobody is forgotten after a month too.
 */
export async function tidyEvents(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.line_events set payload = null, answer = null, leased_until = null, handled_at = clock_timestamp()
    where handled_at is null and received_at < clock_timestamp() - interval '1 day'`.execute(tx)
  await sql`delete from messaging.line_events where handled_at < clock_timestamp() - interval '31 days'`.execute(tx)
  await sql`delete from messaging.line_link_tokens where expires_at < clock_timestamp() - interval '1 day'`.execute(tx)
  await sql`
    delete from messaging.line_friends f
    where not is_following and said_at < ${at}::timestamptz - interval '31 days' and not exists (
      select from messaging.contacts c where c.channel = 'line' and c.address = f.line_user_id and c.ended_at is null)`.execute(
    tx,
  )
}
