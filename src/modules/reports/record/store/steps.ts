import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../domain/report.ts'
import type { ReportState } from '../domain/states.ts'

export type StepKind =
  | 'filed'
  | 'moved'
  | 'answered'
  | 'noted'
  | 'routed'
  | 'assigned'
  | 'published'
  | 'merged'
  | 'unmerged'
  | 'confirmed'
  | 'reopened'
  | 'corrected'
  | 'pictured'

/** Who did it: the reporter, another resident, staff, a crew, an outside body, or a sweep. */
export type StepBy =
  | { kind: 'reporter' | 'resident'; personId?: PersonId | undefined }
  | { kind: 'staff' | 'crew'; staffId: StaffId }
  | { kind: 'body' | 'system' }

export type NewStep = {
  kind: StepKind
  by: StepBy
  at: Temporal.Instant
  from?: ReportState | undefined
  to?: ReportState | undefined
  reason?: string | undefined
  /** For everybody. */
  said?: string | undefined
  /** For the office alone. */
  note?: string | undefined
  details?: Readonly<Record<string, string>> | undefined
}

/** Adds to the history of a locked report; gives the number of the step. */
export async function insertStep(tx: Tx, reportId: ReportId, step: NewStep): Promise<number> {
  const { by } = step
  const { rows } = await sql<{ number: number }>`
    insert into reports.steps (report_id, number, kind, from_state, to_state, reason, said, note, details, at, by_kind, by_staff, by_person)
    select ${reportId}::uuid, coalesce(max(number), 0) + 1, ${step.kind}, ${step.from ?? null}, ${step.to ?? null}, ${step.reason ?? null},
      ${step.said ?? null}, ${step.note ?? null}, ${JSON.stringify(step.details ?? {})}::jsonb, ${step.at}::timestamptz, ${by.kind},
      ${'staffId' in by ? by.staffId : null}::uuid, ${('personId' in by ? by.personId : undefined) ?? null}::uuid
    from reports.steps where report_id = ${reportId}
    returning number`.execute(tx)
  return rows[0]?.number ?? 1
}

export type Step = {
  number: number
  kind: StepKind
  from: ReportState | null
  to: ReportState | null
  reason: string | null
  said: string | null
  note: string | null
  details: Readonly<Record<string, string>>
  at: Temporal.Instant
  byKind: StepBy['kind']
  byStaff: StaffId | null
}

/** All of it, the oldest first: for the office. */
export async function stepsOf(tx: Tx, reportId: ReportId): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select number, kind, from_state as "from", to_state as "to", reason, said, note, details, at, by_kind as "byKind",
      by_staff as "byStaff"
    from reports.steps where report_id = ${reportId} order by number limit 500`.execute(tx)
  return rows
}
