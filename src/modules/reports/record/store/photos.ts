import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { PhotoId, ReportId } from '../domain/report.ts'

export type PhotoRole = 'near' | 'far' | 'before' | 'after' | 'answer'

export type Photo = {
  id: PhotoId
  reportId: ReportId
  role: PhotoRole
  position: number
  fileId: FileId
  /** The one for everybody; null until somebody has looked. */
  shownFileId: FileId | null
  alt: string | null
  width: number
  height: number
  addedAt: Temporal.Instant
}

export type NewPhoto = {
  id: PhotoId
  reportId: ReportId
  role: PhotoRole
  fileId: FileId
  /** 16 hexadecimal digits of how it looks. */
  perceptualHash: string | undefined
  width: number
  height: number
  at: Temporal.Instant
  byStaff?: StaffId | undefined
}

/** Puts a stored picture behind the others of its role; the report has to be locked. */
export async function insertPhoto(tx: Tx, photo: NewPhoto): Promise<void> {
  await sql`
    insert into reports.photos (id, report_id, role, position, file_id, look, width, height, added_at, added_by_staff)
    select ${photo.id}::uuid, ${photo.reportId}::uuid, ${photo.role}, coalesce(max(position), 0) + 1, ${photo.fileId}::uuid, ('x' || ${photo.perceptualHash ?? null}::text)::bit(64)::int8,
      ${photo.width}::int, ${photo.height}::int, ${photo.at}::timestamptz, ${photo.byStaff ?? null}::uuid
    from reports.photos where report_id = ${photo.reportId} and role = ${photo.role}`.execute(tx)
}

/** Those that are there, for the office: near and far first. */
export async function photosOf(tx: Tx, reportIds: readonly ReportId[]): Promise<Photo[]> {
  const { rows } = await sql<Photo>`
    select id, report_id as "reportId", role, position, file_id as "fileId", shown_file_id as "shownFileId", alt, width, height,
      added_at as "addedAt"
    from reports.photos where report_id = any(${[...reportIds]}::uuid[]) and removed_at is null
    order by report_id, array_position(array['near', 'far', 'before', 'after', 'answer'], role), position`.execute(tx)
  return rows
}
