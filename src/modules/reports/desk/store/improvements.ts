import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { ImprovementWords } from '../domain/improvement.ts'

export type ImprovementId = Id<'improvement'>

/** A case as the office has it, with how often its words were changed. */
export type Told = ImprovementWords & { id: ImprovementId; version: number }

export async function improvementOf(tx: Tx, reportId: ReportId): Promise<Told | undefined> {
  const { rows } = await sql<Told>`
    select id, title, before_text as before, after_text as after, version
    from reports.improvements where report_id = ${reportId}`.execute(tx)
  return rows[0]
}

/** `undefined` where the report is told of already. */
export async function insertImprovement(
  tx: Tx,
  reportId: ReportId,
  { title, before, after }: ImprovementWords,
  { at, by }: { at: Temporal.Instant; by: StaffId },
): Promise<ImprovementId | undefined> {
  const { rows } = await sql<{ id: ImprovementId }>`
    insert into reports.improvements (report_id, title, before_text, after_text, published_at, by_staff)
    values (${reportId}, ${title}, ${before}, ${after}, ${at}, ${by})
        on conflict (report_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** `undefined` where the words are not those of this version any more. */
export async function rewriteImprovement(
  tx: Tx,
  reportId: ReportId,
  { title, before, after }: ImprovementWords,
  seen: number,
): Promise<ImprovementId | undefined> {
  const { rows } = await sql<{ id: ImprovementId }>`
    update reports.improvements set title = ${title}, before_text = ${before}, after_text = ${after}, version = version + 1
    where report_id = ${reportId} and version = ${seen} returning id`.execute(tx)
  return rows[0]?.id
}

export async function deleteImprovement(tx: Tx, reportId: ReportId): Promise<ImprovementId | undefined> {
  const { rows } = await sql<{ id: ImprovementId }>`
    delete from reports.improvements where report_id = ${reportId} returning id`.execute(tx)
  return rows[0]?.id
}
