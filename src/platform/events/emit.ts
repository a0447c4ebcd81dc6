import { sendAhead, sql, type Tx } from '#platform/db/index.ts'
import { type TraceParent, traceParent } from '#platform/telemetry/index.ts'
import { wakeChannel } from './wake.ts'

/** Ids, numbers and dates as ISO text; never names or free text. */
export type EventData = Record<string, string | number | boolean | null>

export type DomainEvent = {
  id: number
  /** `module.what_happened`, such as `payments.captured`. */
  type: string
  subjectKind: string
  subjectId: string
  data: EventData
  /** Business time. */
  at: Temporal.Instant
  /** Where it began, if that was traced. */
  trace?: TraceParent | null
}

export type NewEvent = { type: string; subjectKind: string; subjectId: string; data?: EventData }

/**
 * Writes an event into the outbox, in the transaction of the deed. Consumers get it at least once after the commit.
 * Events of one subject are handled in the order of their writing: lock the subject before you emit.
 */
export async function emit(tx: Tx, event: NewEvent): Promise<void> {
  const emitted = sql`
    with written as (
      insert into platform.events (type, subject_kind, subject_id, data, trace)
      values (${event.type}, ${event.subjectKind}, ${event.subjectId}, ${JSON.stringify(event.data ?? {})}::jsonb,
        ${traceParent()})
      returning id)
    select pg_notify(${wakeChannel}, 'events') from written`
  await sendAhead(tx, emitted.execute(tx))
}
