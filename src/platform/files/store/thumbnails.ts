import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId, FileOwner } from './files.ts'

export async function insertThumbnail(tx: Tx, id: FileId, bytes: Uint8Array): Promise<void> {
  await sql`insert into platform.thumbnails (file_id, bytes) values (${id}, ${bytes})`.execute(tx)
}

export async function deleteThumbnail(tx: Tx, id: FileId): Promise<void> {
  await sql`delete from platform.thumbnails where file_id = ${id}`.execute(tx)
}

/** Small WebP pictures of the owner's images by file, for who may open those: held and infected ones are not there. */
export async function thumbnailsOf(tx: Tx, owner: FileOwner): Promise<ReadonlyMap<string, Uint8Array>> {
  const { rows } = await sql<{ id: FileId; bytes: Uint8Array }>`
    select f.id, t.bytes from platform.files f join platform.thumbnails t on t.file_id = f.id
    where f.owner_kind = ${owner.kind} and f.owner_id = ${owner.id} and f.scan = 'clean'
    order by f.created_at, f.id limit 60`.execute(tx)
  return new Map(rows.map(({ id, bytes }) => [id, bytes]))
}
