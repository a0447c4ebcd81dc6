import { sql, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from './applications.ts'

export type CaseActor = { kind: 'resident' } | { kind: 'system' } | { kind: 'staff'; staffId: StaffId }

export type CaseEvent = {
  kind: string
  at: Temporal.Instant
  actorKind: CaseActor['kind']
  data: Record<string, unknown>
}

/** Writes one line of the course of a case. `data` holds ids, dates and numbers, never personal text. */
export async function recordCaseEvent(
  tx: Tx,
  applicationId: ApplicationId,
  event: { kind: string; at: Temporal.Instant; by: CaseActor; data?: Record<string, unknown> },
): Promise<void> {
  const staffId = event.by.kind === 'staff' ? event.by.staffId : null
  await sql`
    insert into procedures.case_events (application_id, at, kind, actor_kind, staff_id, data)
    values (${applicationId}, ${event.at}, ${event.kind}, ${event.by.kind}, ${staffId},
      ${JSON.stringify(event.data ?? {})}::jsonb)`.execute(tx)
}

/** The course of a case, oldest first. */
export async function caseEventsOf(tx: Tx, applicationId: ApplicationId): Promise<CaseEvent[]> {
  const found = await sql<CaseEvent>`
    select kind, at, actor_kind as "actorKind", data from procedures.case_events
    where application_id = ${applicationId} order by at, id limit 500`.execute(tx)
  return found.rows
}

/** Whether the course has a line of this kind. */
export async function hasCaseEvent(tx: Tx, applicationId: ApplicationId, kind: string): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.case_events where application_id = ${applicationId} and kind = ${kind} limit 1`.execute(tx)
  return rows.length > 0
}

/** The day of the newest event: the clock of what is told about the case. */
export async function lastDayOf(tx: Tx, applicationId: ApplicationId): Promise<Temporal.PlainDate> {
  const { rows } = await sql<{ on: Temporal.PlainDate }>`
    select (coalesce(max(e.at), a.updated_at) at time zone 'Asia/Tokyo')::date as "on"
      from procedures.applications a left join procedures.case_events e on e.application_id = a.id
     where a.id = ${applicationId} group by a.id`.execute(tx)
  const [row] = rows
  if (!row) throw new NotFound('application')
  return row.on
}
