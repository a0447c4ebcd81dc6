import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

type Looked = { at: Temporal.Instant; by: StaffId }

/** Somebody of the office has looked at it. The report has to be locked. */
export async function writeLooked(tx: Tx, id: ReportId, { at, by }: Looked): Promise<void> {
  await sql`update reports.reports set looked_at = ${at}, looked_by = ${by} where id = ${id}`.execute(tx)
}

/** The words for everybody. The report has to be locked. */
export async function writeShownWords(
  tx: Tx,
  id: ReportId,
  { title, text, at }: { title: string; text: string; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update reports.reports set shown_title = ${title}, shown_text = ${text}, changed_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** The oldest that nobody has looked at. */
export async function nextUnlooked(
  tx: Tx,
  offices: readonly string[] | 'all',
  than: ReportId,
): Promise<ReportId | undefined> {
  const { rows } = await sql<{ id: ReportId }>`
    select r.id from reports.reports r
    where r.looked_at is null and r.publication in ('unconfirmed', 'partial') and r.id <> ${than}
      and ${offices === 'all' ? sql`true` : sql`r.office_id = any(${[...offices]}::uuid[])`}
    order by r.filed_at, r.id limit 1`.execute(tx)
  return rows[0]?.id
}
