import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MediaType } from './media.ts'
import { type FileId, type FileOwner, hasRow, insertFile } from './store/files.ts'
import { openFolder } from './store/folder.ts'
import { insertSize, type SmallerSize } from './store/sizes.ts'
import { insertThumbnail } from './store/thumbnails.ts'

export type Smaller = { name: SmallerSize; mediaType: MediaType; bytes: Uint8Array }

export type Kept = {
  owner: FileOwner
  uploadedBy: AccountId | undefined
  mediaType: MediaType
  scan: 'clean' | 'held'
  claimedName: string
  thumbnail?: Uint8Array | undefined
  sizes?: readonly Smaller[]
  holdOwner: ((tx: Tx) => Promise<void>) | undefined
}

/** Files first, their rows second: a row never points to nothing. A file whose row failed is removed. Throws `ReadOnly`. */
export async function keep(
  house: House,
  bytes: Uint8Array,
  { thumbnail, holdOwner, sizes = [], ...kept }: Kept,
): Promise<FileId> {
  house.db.room.require()
  const folder = openFolder(house.config.dataDir)
  const all = await writeAll(folder, [bytes, ...sizes.map((size) => size.bytes)])
  const [storageName = '', ...sizeNames] = all
  const row = { ...kept, storageName, sha256: digest(bytes), size: bytes.length, createdAt: house.clock.now() }
  try {
    return await house.db.transact(async (tx) => {
      await holdOwner?.(tx)
      const id = await insertFile(tx, row)
      if (thumbnail) await insertThumbnail(tx, id, thumbnail)
      for (const [at, { name, mediaType, bytes: smaller }] of sizes.entries())
        await insertSize(tx, id, { name, mediaType, sha256: digest(smaller), storageName: sizeNames[at] ?? '' })
      return id
    })
  } catch (error) {
    // After a broken commit the row may be there; where that cannot be told, a file too many is the smaller harm.
    const isThere = await house.db.read((tx) => hasRow(tx, storageName)).catch(() => true)
    if (!isThere) for (const name of all) await folder.remove(name)
    throw error
  }
}

async function writeAll(folder: ReturnType<typeof openFolder>, all: readonly Uint8Array[]): Promise<string[]> {
  const written = await Promise.allSettled(all.map((bytes) => folder.write(bytes)))
  const names = written.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (names.length === all.length) return names
  for (const name of names) await folder.remove(name)
  throw written.find((one) => one.status === 'rejected')?.reason
}

const digest = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
