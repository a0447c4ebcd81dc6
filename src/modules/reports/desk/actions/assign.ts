import { colleaguesWithin } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertStep, type ReportId, reportPermissions } from '../../record/index.ts'
import { subject, takeUp } from '../own.ts'
import { writeAssignee } from '../store/handling.ts'

/** Gives a report to a colleague of its office, to oneself, or to nobody; `was`: who had it on the officer's page. */
export async function assignReport(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReportId,
  { to, was }: { to: StaffId | undefined; was: StaffId | undefined },
): Promise<{ ok: true } | { ok: false; reason: 'assignee' | 'assignedMeanwhile' }> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.handle)
  const colleagues = await colleaguesWithin(tx, [report.officeId], house.clock.today())
  if (to && to !== staff.staffId && !colleagues.some(({ staffId }) => staffId === to))
    return { ok: false, reason: 'assignee' }
  if ((report.assignedTo ?? undefined) === to) return { ok: true }
  if ((report.assignedTo ?? undefined) !== was) return { ok: false, reason: 'assignedMeanwhile' }
  const at = house.clock.now()
  await writeAssignee(tx, id, to ?? null, at)
  await insertStep(tx, id, {
    kind: 'assigned',
    by: { kind: 'staff', staffId: staff.staffId },
    at,
    details: { ...(report.assignedTo && { from: report.assignedTo }), ...(to && { to }) },
  })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.report.assign',
    subject: subject(id),
    ...(to && { ids: { to } }),
  })
  return { ok: true }
}
