import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

export type ImprovementId = Id<'improvement'>

type NewImprovement = { title: string; before: string; after: string; at: Temporal.Instant; by: StaffId }

/** `undefined` where the report is told of already. */
export async function insertImprovement(
  tx: Tx,
  reportId: ReportId,
  { title, before, after, at, by }: NewImprovement,
): Promise<ImprovementId | undefined> {
  const { rows } = await sql<{ id: ImprovementId }>`
    insert into reports.improvements (report_id, title, before_text, after_text, published_at, by_staff)
    values (${reportId}, ${title}, ${before}, ${after}, ${at}, ${by})
        on conflict (report_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function isImprovement(tx: Tx, reportId: ReportId): Promise<boolean> {
  const { rows } = await sql`select 1 from reports.improvements where report_id = ${reportId}`.execute(tx)
  return rows.length > 0
}
