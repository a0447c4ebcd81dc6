import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { PhotoId, ReportId } from '../../record/index.ts'

/** How everybody sees a photo from now on; `null`: nobody does. `false` where it is not one of this report. */
export async function writeShownPhoto(
  tx: Tx,
  { id, reportId }: { id: PhotoId; reportId: ReportId },
  { fileId, alt, at, by }: { fileId: FileId | null; alt: string | null; at: Temporal.Instant; by: StaffId },
): Promise<boolean> {
  const { rows } = await sql`
    update reports.photos set shown_file_id = ${fileId}, alt = ${alt}, looked_at = ${at}, looked_by = ${by}
    where id = ${id} and report_id = ${reportId} and removed_at is null returning 1`.execute(tx)
  return rows.length > 0
}

export type OfficePhoto = { id: PhotoId; fileId: FileId; shownFileId: FileId | null }

export async function photoOfReport(tx: Tx, reportId: ReportId, id: PhotoId): Promise<OfficePhoto | undefined> {
  const { rows } = await sql<OfficePhoto>`
    select id, file_id as "fileId", shown_file_id as "shownFileId" from reports.photos
    where id = ${id} and report_id = ${reportId} and removed_at is null`.execute(tx)
  return rows[0]
}

/** Which photos somebody of the office has looked at. */
export async function lookedAtPhotos(tx: Tx, reportId: ReportId): Promise<ReadonlySet<PhotoId>> {
  const { rows } = await sql<{ id: PhotoId }>`
    select id from reports.photos where report_id = ${reportId} and looked_at is not null and removed_at is null
    order by id limit 100`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
