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
  /** Under which its files are stored; missing: a new one. */
  id?: PhotoId | undefined
  reportId: ReportId
  role: PhotoRole
  fileId: FileId
  /** 64 bits of how it looks, signed; 0 for a plain surface, which looks like nothing else. */
  look: bigint
  width: number
  height: number
  at: Temporal.Instant
  byStaff?: StaffId | undefined
}

/** Puts a stored picture behind the others of its role; the report has to be locked. */
export async function insertPhoto(tx: Tx, photo: NewPhoto): Promise<PhotoId> {
  const { rows } = await sql<{ id: PhotoId }>`
    insert into reports.photos (id, report_id, role, position, file_id, look, width, height, added_at, added_by_staff)
    select coalesce(${photo.id ?? null}::uuid, uuidv7()), ${photo.reportId}::uuid, ${photo.role}, coalesce(max(position), 0) + 1, ${photo.fileId}::uuid, ${photo.look.toString()}::int8,
      ${photo.width}::int, ${photo.height}::int, ${photo.at}::timestamptz, ${photo.byStaff ?? null}::uuid
    from reports.photos where report_id = ${photo.reportId} and role = ${photo.role}
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no photo was inserted')
  return row.id
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
