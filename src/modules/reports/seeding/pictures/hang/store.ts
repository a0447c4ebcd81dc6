import { sql, type Tx } from '#platform/db/index.ts'
import type { PhotoId, ReportId } from '../../../record/index.ts'

export type Bare = {
  id: ReportId
  category: string
  isDone: boolean
  filedAt: Temporal.Instant
  changedAt: Temporal.Instant
}

/** Of the newest public reports of these kinds those without a photo. */
export async function bareReports(tx: Tx, categories: readonly string[], newest: number): Promise<Bare[]> {
  const { rows } = await sql<Bare>`
    select id, category, "isDone", "filedAt", "changedAt" from (
      select r.id, r.category, r.state in ('fixed', 'thanked') as "isDone", r.filed_at as "filedAt", r.changed_at as "changedAt"
      from reports.reports r
      where r.publication = 'public' and r.category = any(${[...categories]}::text[])
      order by r.filed_at desc, r.id limit ${newest}) r
    where not exists (select from reports.photos p where p.report_id = r.id)
    order by "filedAt" desc, id`.execute(tx)
  return rows
}

/** Everybody sees it, as if somebody of the office had looked at it. */
export async function showAsIs(tx: Tx, id: PhotoId, alt: string, at: Temporal.Instant): Promise<void> {
  await sql`
    update reports.photos set shown_file_id = file_id, alt = ${alt}, looked_at = ${at} where id = ${id}`.execute(tx)
}
