import { sql, type Tx } from '#platform/db/index.ts'
import { traceParent } from '#platform/telemetry/index.ts'
import type { NewEvent } from './emit.ts'
import { wakeChannel } from './wake.ts'

/** `emit` for thousands at once, in their order. Lock every subject before. */
export async function emitAll(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into platform.events (type, subject_kind, subject_id, data, trace)
    select e.type, e."subjectKind", e."subjectId", coalesce(e.data, '{}'), ${traceParent()}
    from jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality as given (event, position),
      jsonb_to_record(given.event) as e(type text, "subjectKind" text, "subjectId" text, data jsonb)
    order by given.position`.execute(tx)
  await sql`select pg_notify(${wakeChannel}, 'events')`.execute(tx)
}
