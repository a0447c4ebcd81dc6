import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'

export type MediaId = Id<'media'>
export type PictureId = Id<'picture'>

export type Media = {
  id: MediaId
  officeId: OfficeId
  fileId: FileId
  pictureId: PictureId
  alt: string
  changedAt: Temporal.Instant
  /** Nobody has looked at it for viruses yet, so nobody sees it. */
  isHeld: boolean
}

const columns = sql`m.id, m.office_id as "officeId", m.file_id as "fileId", m.picture_id as "pictureId", m.alt,
  m.changed_at as "changedAt", f.scan <> 'clean' as "isHeld"`
const from = sql`pages.media m join platform.files f on f.id = m.file_id`

export async function findMedia(tx: Tx, id: MediaId): Promise<Media | undefined> {
  const { rows } = await sql<Media>`select ${columns} from ${from} where m.id = ${id}`.execute(tx)
  return rows[0]
}

/** The same, kept from others until the transaction is over. */
export async function lockMedia(tx: Tx, id: MediaId): Promise<Media | undefined> {
  await sql`select from pages.media where id = ${id} for update`.execute(tx)
  return findMedia(tx, id)
}

/** Newest first, of these offices or of all, before one. */
export async function listMedia(
  tx: Tx,
  { offices, before, most }: { offices?: readonly OfficeId[] | undefined; before?: string | undefined; most: number },
): Promise<Media[]> {
  const { rows } = await sql<Media>`
    select ${columns} from ${from}
    where (${offices === undefined} or m.office_id = any(${[...(offices ?? [])]}::uuid[]))
      and (${before ?? null}::uuid is null or m.id < ${before ?? null}::uuid)
    order by m.id desc limit ${most}`.execute(tx)
  return rows
}

export type NewMedia = {
  id: MediaId
  officeId: OfficeId
  fileId: FileId
  pictureId: PictureId
  alt: string
  sha256: Uint8Array
  createdBy: StaffId | null
  at: Temporal.Instant
}

/** False where the office has brought the same picture before. */
export async function insertMedia(tx: Tx, { at, ...media }: NewMedia): Promise<boolean> {
  const { rows } = await sql`
    insert into pages.media (id, office_id, file_id, picture_id, alt, sha256, created_at, created_by, changed_at)
    values (${media.id}, ${media.officeId}, ${media.fileId}, ${media.pictureId}, ${media.alt}, ${media.sha256}, ${at},
      ${media.createdBy}, ${at})
    on conflict (office_id, sha256) do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function mediaOfPicture(tx: Tx, officeId: OfficeId, sha256: Uint8Array): Promise<MediaId | undefined> {
  const { rows } = await sql<{ id: MediaId }>`
    select id from pages.media where office_id = ${officeId} and sha256 = ${sha256}`.execute(tx)
  return rows[0]?.id
}

export async function updateAlt(tx: Tx, id: MediaId, alt: string, at: Temporal.Instant): Promise<void> {
  await sql`update pages.media set alt = ${alt}, changed_at = ${at} where id = ${id}`.execute(tx)
}

/** False where the office has the same picture already, or a public page shows this one: that was approved as it is. */
export async function updatePicture(
  tx: Tx,
  id: MediaId,
  { fileId, pictureId, sha256 }: Pick<NewMedia, 'fileId' | 'pictureId' | 'sha256'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update pages.media m set file_id = ${fileId}, picture_id = ${pictureId}, sha256 = ${sha256}, changed_at = ${at}
    where id = ${id} and not exists (
      select from pages.media o where o.office_id = m.office_id and o.sha256 = ${sha256} and o.id <> m.id)
      and not exists (select from pages.shown_media s where s.media_id = m.id)
    returning id`.execute(tx)
  return rows.length > 0
}

export async function deleteMedia(tx: Tx, id: MediaId): Promise<void> {
  await sql`delete from pages.media where id = ${id}`.execute(tx)
}

/** The file, while a page that everybody can read shows it. */
export async function shownFile(tx: Tx, id: MediaId, now: Temporal.Instant): Promise<FileId | undefined> {
  const { rows } = await sql<{ fileId: FileId }>`
    select m.file_id as "fileId" from pages.media m where m.id = ${id} and exists (
      select from pages.shown_media s join pages.published p on p.page_id = s.page_id and p.lang = s.lang
      where s.media_id = m.id and p.published_at <= ${now} and (p.takedown_at is null or ${now} < p.takedown_at))`.execute(
    tx,
  )
  return rows[0]?.fileId
}

/** `waiting`: in an edition that others look at or have approved. */
export type UseOfMedia = { mediaId: MediaId; pageId: string; title: string; as: 'public' | 'waiting' | 'draft' }

/** Pages that show these pictures, and editions that are being written with them. */
export async function usesOf(tx: Tx, ids: readonly MediaId[]): Promise<UseOfMedia[]> {
  const { rows } = await sql<UseOfMedia>`
    with uses as (
      select s.media_id, p.page_id, p.title, 'public' as kind
      from pages.shown_media s join pages.published p on p.page_id = s.page_id and p.lang = s.lang
      where s.media_id = any(${[...ids]}::uuid[])
      union all
      select m.id, e.page_id, v.title, case e.state when 'draft' then 'draft' else 'waiting' end
      from pages.editions e
      cross join lateral (
        select distinct on (lang) lang, title, body from pages.versions where edition_id = e.id order by lang, number desc) v
      join pages.media m on m.id = any(${[...ids]}::uuid[]) and v.body like '%/media/' || m.id || '%'
      where e.state in ('draft', 'in_review', 'in_approval', 'approved') and v.body like '%/media/%')
    select distinct on (media_id, page_id) media_id as "mediaId", page_id as "pageId", title, kind as "as"
    from uses order by media_id, page_id, array_position(array['public', 'waiting', 'draft'], kind), title limit 500`.execute(
    tx,
  )
  return rows
}
