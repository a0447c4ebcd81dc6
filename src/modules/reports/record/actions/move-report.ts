import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { moveClock } from '../domain/clock.ts'
import type { Report, ReportId } from '../domain/report.ts'
import { isClosed, type ReportState } from '../domain/states.ts'
import { writeState } from '../store/reports.ts'
import { insertStep, type StepBy, type StepKind } from '../store/steps.ts'

export type Move = {
  to: ReportState
  /** What kind of step it is; missing: `moved`. */
  kind?: StepKind
  by: StepBy
  reason?: string | undefined
  /** For everybody, and told to the reporter and the followers; of an end it is the answer. */
  said?: string | undefined
  note?: string | undefined
  /** Who has it now; only of `handed_over`. */
  body?: string | undefined
  /** Codes that belong to the step: how it was handed over. */
  details?: Readonly<Record<string, string>> | undefined
  /** The report for which this one stands from now on; only of `duplicate`. */
  mergedInto?: ReportId | undefined
  /** The day that is promised; missing: none. */
  expectedOn?: Temporal.PlainDate | undefined
}

/**
 * Takes a locked report to another state: clock, answer, step, event `reports.moved` (by which people are told) and audit.
 * Whether the move is allowed from here, and to this actor, is the caller's to ask before. Gives the number of the step.
 */
export async function moveReport(tx: Tx, house: House, actor: Actor, report: Report, move: Move): Promise<number> {
  const now = house.clock.now()
  const isEnd = isClosed(move.to)
  const before = { dueOn: report.dueOn ?? undefined, pausedOn: report.pausedOn ?? undefined }
  await writeState(tx, report.id, {
    state: move.to,
    at: now,
    isEnd,
    clock: moveClock(wardCalendar(house.profile), before, move.to, wardDate(now)),
    body: move.to === 'handed_over' ? move.body : undefined,
    expectedOn: isEnd ? undefined : move.expectedOn,
    answer: isEnd ? move.said : undefined,
    countsAsReopened: move.to === 'reopened',
    mergedInto: move.mergedInto,
  })
  const step = await insertStep(tx, report.id, {
    kind: move.kind ?? 'moved',
    by: move.by,
    at: now,
    from: report.state,
    to: move.to,
    reason: move.reason,
    said: move.said,
    note: move.note,
    details: { ...move.details, ...(move.body && { body: move.body }) },
  })
  await emit(tx, {
    type: 'reports.moved',
    subjectKind: 'reports.report',
    subjectId: report.id,
    data: { step, to: move.to },
  })
  await recordAudit(tx, {
    actor,
    action: 'reports.report.move',
    subject: { kind: 'reports.report', id: report.id },
    ids: { step: String(step), to: move.to },
  })
  return step
}
