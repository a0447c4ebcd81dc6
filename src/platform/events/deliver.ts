import { sql, type Tx } from '#platform/db/index.ts'
import { inSpan } from '#platform/telemetry/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import type { DomainEvent } from './emit.ts'

export type Consumer = { name: string; handlers: NonNullable<Module['consumers']> }

/** What became of one turn: nothing was ready, an event was handled, or its handler failed. */
export type Turn = { outcome: 'idle' } | { outcome: 'handled' } | { outcome: 'failed'; error: unknown }

/** Handles the next ready event of a consumer. The handler's work and its mark commit together or not at all. */
export async function deliverNext(house: House, consumer: Consumer): Promise<Turn> {
  let current: DomainEvent | undefined
  try {
    await house.db.transact(async (tx) => {
      current = await claimNext(tx, consumer)
      if (!current) return
      const event = current
      const fields = { consumer: consumer.name, event: event.type, eventId: event.id }
      await inSpan(`event ${event.type}`, fields, async () => consumer.handlers[event.type]?.(tx, event, house), {
        from: event.trace,
        kind: 'consumer',
      })
      await sql`
        update platform.event_deliveries set done_at = clock_timestamp(), last_error = null
        where consumer = ${consumer.name} and event_id = ${current.id}`.execute(tx)
    })
    return { outcome: current ? 'handled' : 'idle' }
  } catch (error) {
    if (!current) throw error
    const { id, type } = current
    await house.db.transact((tx) => putOff(tx, consumer.name, id, codeOf(error)))
    house.log.error({ err: error, consumer: consumer.name, event: type }, 'an event could not be handled')
    return { outcome: 'failed', error }
  }
}

/**
 * The first waiting event whose subject has no earlier one open. Earlier means the lower id, because the emitter
 * holds the subject's lock; one beyond the position is committed but not yet taken, and is waited for too.
 */
async function claimNext(tx: Tx, consumer: Consumer): Promise<DomainEvent | undefined> {
  const types = Object.keys(consumer.handlers)
  const { rows } = await sql<DomainEvent>`
    select e.id, e.type, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.data, e.at, e.trace
    from platform.event_deliveries d join platform.events e on e.id = d.event_id
    where d.consumer = ${consumer.name} and d.done_at is null and d.next_attempt_at <= clock_timestamp()
      and not exists (
        select from platform.event_deliveries o
        where o.consumer = d.consumer and o.done_at is null and o.event_id < d.event_id
          and o.subject_kind = d.subject_kind and o.subject_id = d.subject_id)
      and not exists (
        select from platform.events o, platform.event_positions p
        where p.consumer = d.consumer and (o.xid, o.id) > (p.xid, p.id) and o.id < d.event_id
          and o.subject_kind = d.subject_kind and o.subject_id = d.subject_id and o.type = any(${types}::text[]))
    order by d.event_id limit 1
    for update of d skip locked`.execute(tx)
  return rows[0]
}

/** Backs off 2, 4, 8 … seconds, an hour at most, for ever: an event is never dropped. */
async function putOff(tx: Tx, consumer: string, eventId: number, code: string): Promise<void> {
  await sql`
    update platform.event_deliveries
    set attempts = attempts + 1, last_error = ${code},
        next_attempt_at = clock_timestamp() + make_interval(secs => least(3600, 2 ^ least(attempts + 1, 12)))
    where consumer = ${consumer} and event_id = ${eventId} and done_at is null`.execute(tx)
}

/** An error's kind without its message, which may hold personal data. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
