import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertStep, type ReportId, reportPermissions, touchReport } from '../../record/index.ts'
import { subject, takeUp } from '../own.ts'

/** Keeps a note for the office alone. */
export async function noteOnReport(tx: Tx, house: House, staff: Staff, id: ReportId, note: string): Promise<void> {
  await takeUp(tx, house, staff, id, reportPermissions.handle)
  const at = house.clock.now()
  await touchReport(tx, id, at)
  await insertStep(tx, id, { kind: 'noted', by: { kind: 'staff', staffId: staff.staffId }, at, note })
  await recordAudit(tx, { actor: staff, action: 'reports.report.note', subject: subject(id) })
}
