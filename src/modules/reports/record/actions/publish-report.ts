import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Publication, Report } from '../domain/report.ts'
import { writePublication } from '../store/reports.ts'
import { insertStep, type StepBy } from '../store/steps.ts'

/** Says how public a locked report is from now on, in every list, feed, count, search and picture at once. */
export async function publishReport(
  tx: Tx,
  house: House,
  actor: Actor,
  report: Report,
  { to, by, reason, note }: { to: Publication; by: StepBy; reason?: string | undefined; note?: string | undefined },
): Promise<void> {
  const at = house.clock.now()
  await writePublication(tx, report.id, { publication: to, at })
  const details = { from: report.publication, to }
  const step = await insertStep(tx, report.id, { kind: 'published', by, at, reason, note, details })
  await emit(tx, { type: 'reports.published', subjectKind: 'reports.report', subjectId: report.id, data: { step, to } })
  await recordAudit(tx, {
    actor,
    action: 'reports.report.publish',
    subject: { kind: 'reports.report', id: report.id },
    ids: details,
  })
}
