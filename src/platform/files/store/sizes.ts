import { sql, type Tx } from '#platform/db/index.ts'
import type { MediaType } from '../media.ts'
import type { FileId } from './files.ts'

/** Smaller than the file itself: at most 960 and 320 pixels wide and high. */
export type SmallerSize = 'medium' | 'small'

export type SizeRow = { name: SmallerSize; mediaType: MediaType; sha256: Uint8Array; storageName: string }

export async function insertSize(tx: Tx, id: FileId, { name, mediaType, sha256, storageName }: SizeRow): Promise<void> {
  await sql`
    insert into platform.file_sizes (file_id, name, media_type, sha256, storage_name)
    values (${id}, ${name}, ${mediaType}, ${sha256}, ${storageName})`.execute(tx)
}

/** Largest first. */
export async function sizesOf(tx: Tx, id: string): Promise<SizeRow[]> {
  const { rows } = await sql<SizeRow>`
    select name, media_type as "mediaType", sha256, storage_name as "storageName"
    from platform.file_sizes where file_id = ${id} order by name limit 2`.execute(tx)
  return rows
}

/** Returns the names of their bytes. */
export async function deleteSizes(tx: Tx, id: FileId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    delete from platform.file_sizes where file_id = ${id} returning storage_name as name`.execute(tx)
  return rows.map(({ name }) => name)
}
