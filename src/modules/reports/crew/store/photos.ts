import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Order } from '../../orders/index.ts'
import type { Photo } from '../../pictures/index.ts'
import type { PhotoId, PhotoRole } from '../../record/index.ts'

export type SitePhoto = {
  id: PhotoId
  role: PhotoRole
  /** The one that this member may see. */
  fileId: FileId
  alt: string | null
  width: number
  height: number
  /** Taken for this order; otherwise it came with the report. */
  isOwn: boolean
}

type Of = Pick<Order, 'id' | 'reportId'>

/**
 * Pictures of an order and of its report. The office's own see them as they came; a company what it took itself for this
 * order, and of the others what the office has looked at and covered.
 */
export async function photosFor(
  tx: Tx,
  { id, reportId }: Of,
  { isCompany }: { isCompany: boolean },
): Promise<SitePhoto[]> {
  const { rows } = await sql<SitePhoto>`
    select p.id, p.role, p.alt, p.width, p.height, p.is_own as "isOwn",
      case when ${isCompany} and not p.is_own then p.shown_file_id else p.file_id end as "fileId"
    from (select *, order_id is not distinct from ${id}::uuid as is_own from reports.photos
      where removed_at is null and (order_id = ${id} or report_id = ${reportId})) p
    where not ${isCompany} or p.is_own or p.shown_file_id is not null
    order by array_position(array['before', 'near', 'far', 'after', 'answer'], p.role), p.position, p.id limit 100`.execute(
    tx,
  )
  return rows
}

export type NewSitePhoto = { photo: Photo; role: 'before' | 'after'; at: Temporal.Instant; by: StaffId }

/** Puts a picture behind the others of its role: of the report where the order is for one. Both have to be locked. */
export async function insertSitePhoto(
  tx: Tx,
  { id, reportId }: Of,
  { photo, role, at, by }: NewSitePhoto,
): Promise<void> {
  await sql`
    insert into reports.photos (id, report_id, order_id, role, position, file_id, look, width, height, added_at, added_by_staff)
    select ${photo.photoId}::uuid, ${reportId}::uuid, ${id}::uuid, ${role}, coalesce(max(position), 0) + 1, ${photo.fileId}::uuid,
      ('x' || ${photo.perceptualHash ?? null}::text)::bit(64)::int8, ${photo.width}::int, ${photo.height}::int,
      ${at}::timestamptz, ${by}::uuid
    from reports.photos
    where role = ${role} and case when ${reportId}::uuid is null then order_id = ${id} and report_id is null
      else report_id = ${reportId} end`.execute(tx)
}

/** Whether there is a picture of how it is after the work. */
export async function hasAfterPicture(tx: Tx, { id }: Of): Promise<boolean> {
  const { rows } = await sql`
    select from reports.photos where order_id = ${id} and role = 'after' and removed_at is null limit 1`.execute(tx)
  return rows.length > 0
}
