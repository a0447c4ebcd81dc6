import { statfs } from 'node:fs/promises'
import { sql, type Tx } from '#platform/db/index.ts'

/** Bytes that are free where uploads and the embedded database lie; `undefined` when it cannot be told. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

export async function databaseBytes(tx: Tx): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(tx)
  return rows[0]?.bytes ?? 0
}
