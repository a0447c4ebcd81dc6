import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

/** The report has to be locked. */
export async function writeAssignee(tx: Tx, id: ReportId, to: StaffId | null, at: Temporal.Instant): Promise<void> {
  await sql`
    update reports.reports set assigned_to = ${to}, changed_at = ${at}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}
