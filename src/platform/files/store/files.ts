import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id } from '#platform/ids/index.ts'
import type { MediaType } from '../media.ts'

export type FileId = Id<'file'>

/** The thing the file belongs to; its module decides who may open it. */
export type FileOwner = { kind: string; id: string }

export type StoredFile = {
  id: FileId
  owner: FileOwner
  /** As the uploader called it, cleaned; shown and offered for saving, never a path. */
  claimedName: string
  mediaType: MediaType
  size: number
  scan: 'clean' | 'held' | 'infected'
  createdAt: Temporal.Instant
}

export type FileRow = StoredFile & { sha256: Uint8Array; storageName: string }

const columns = sql.raw(`id, owner_kind as "ownerKind", owner_id as "ownerId", claimed_name as "claimedName",
  media_type as "mediaType", size, scan, created_at as "createdAt", sha256, storage_name as "storageName"`)

type Row = Omit<FileRow, 'owner'> & { ownerKind: string; ownerId: string }

const fileFrom = ({ ownerKind, ownerId, ...row }: Row): FileRow => ({ ...row, owner: { kind: ownerKind, id: ownerId } })

export async function insertFile(
  tx: Tx,
  file: Omit<FileRow, 'id'> & { uploadedBy?: AccountId | undefined },
): Promise<FileId> {
  const { owner, claimedName, mediaType, size, sha256, storageName, scan, createdAt } = file
  const { rows } = await sql<{ id: FileId }>`
    insert into platform.files
      (owner_kind, owner_id, claimed_name, media_type, size, sha256, storage_name, scan, scanned_at, uploaded_by, created_at)
    values (${owner.kind}, ${owner.id}, ${claimedName}, ${mediaType}, ${size}, ${sha256}, ${storageName}, ${scan},
      ${scan === 'held' ? null : createdAt}, ${file.uploadedBy ?? null}, ${createdAt})
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('file was not inserted')
  return id
}

export async function findFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<Row>`select ${columns} from platform.files where id = ${id}`.execute(tx)
  return rows[0] && fileFrom(rows[0])
}

export async function hasRow(tx: Tx, storageName: string): Promise<boolean> {
  const { rows } = await sql`select from platform.files where storage_name = ${storageName}`.execute(tx)
  return rows.length > 0
}

/** Those of the stored names that no row has. */
export async function withoutRow(tx: Tx, storageNames: readonly string[]): Promise<string[]> {
  if (storageNames.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select stored.name from unnest(${[...storageNames]}::text[]) stored(name)
    where not exists (select from platform.files f where f.storage_name = stored.name)
      and not exists (select from platform.file_sizes s where s.storage_name = stored.name)
    order by stored.name`.execute(tx)
  return rows.map(({ name }) => name)
}

/** With what they belonged to; the sweep takes the bytes a day later. */
export async function deleteFilesOf(tx: Tx, kind: string, ownerIds: readonly string[]): Promise<void> {
  await sql`
    delete from platform.files where owner_kind = ${kind} and owner_id = any(${[...ownerIds]}::uuid[])`.execute(tx)
}

/** One by one, such as a picture in whose place another one stands; the sweep takes the bytes a day later. */
export async function deleteFiles(tx: Tx, ids: readonly FileId[]): Promise<void> {
  await sql`delete from platform.files where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Oldest first. */
export async function filesOf(tx: Tx, owner: FileOwner): Promise<StoredFile[]> {
  const { rows } = await sql<Row>`
    select ${columns} from platform.files where owner_kind = ${owner.kind} and owner_id = ${owner.id}
    order by created_at, id limit 200`.execute(tx)
  return rows.map(fileFrom)
}

export async function heldFiles(tx: Tx): Promise<FileRow[]> {
  const { rows } = await sql<Row>`
    select ${columns} from platform.files where scan = 'held' order by created_at, id limit 20`.execute(tx)
  return rows.map(fileFrom)
}

export async function writeScan(tx: Tx, id: FileId, scan: 'clean' | 'infected', at: Temporal.Instant): Promise<void> {
  await sql`update platform.files set scan = ${scan}, scanned_at = ${at} where id = ${id} and scan = 'held'`.execute(tx)
}
