import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib'

/** A file in a backup: its path below the copied folder, its size unpacked, and the SHA-256 of its content in hex. */
export type KeptFile = { path: string; size: number; sha256: string }

/** Most of the thousands of files of a database are some pages long: for them streams are dearer than the work. */
const smallBytes = 256 * 1024

/**
 * Packs `source`, of about `size` bytes, into `target` and tells what was read; `undefined` when the source has vanished
 * meanwhile.
 */
export async function pack(source: string, target: string, size: number): Promise<Omit<KeptFile, 'path'> | undefined> {
  const measured = measuring()
  try {
    const level = { level: constants.Z_BEST_SPEED }
    if (size <= smallBytes) {
      const bytes = await readFile(source)
      await writeFile(target, gzipSync(bytes, level), { mode: 0o600 })
      return resultOf(bytes)
    }
    await pipeline(createReadStream(source, chunks), measured.stream, createGzip(level), created(target))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  return measured.result()
}

/** Unpacks what `pack` wrote, of `size` bytes, and tells what came out. */
export async function unpack(source: string, target: string, size: number): Promise<Omit<KeptFile, 'path'>> {
  if (size <= smallBytes) {
    const bytes = gunzipSync(await readFile(source), { maxOutputLength: 2 * smallBytes })
    await writeFile(target, bytes, { mode: 0o600 })
    return resultOf(bytes)
  }
  const measured = measuring()
  await pipeline(createReadStream(source, chunks), createGunzip(), measured.stream, created(target))
  return measured.result()
}

const resultOf = (bytes: Buffer): Omit<KeptFile, 'path'> => ({
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

const chunks = { highWaterMark: 256 * 1024 }
const created = (target: string) => createWriteStream(target, { mode: 0o600 })

function measuring() {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

/** Makes all that was written to the file system of this folder durable, once for thousands of files. */
export async function syncAll(folder: string): Promise<void> {
  await promisify(execFile)('sync', process.platform === 'linux' ? ['-f', folder] : [])
}

/** Makes the names in a folder durable; macOS refuses it for some file systems, where it is not needed. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}

export type Found = { path: string; size: number; isFolder: boolean }

/** Everything below a folder, folders before what they hold; `skips` is asked with the path from there. */
export async function walk(root: string, skips: (path: string) => boolean = () => false, below = ''): Promise<Found[]> {
  const found: Found[] = []
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name
    if (skips(path)) continue
    if (entry.isDirectory()) found.push({ path, size: 0, isFolder: true }, ...(await walk(root, skips, path)))
    else if (entry.isFile()) {
      const size = await stat(join(root, path)).then(
        (one) => one.size,
        () => 0,
      )
      found.push({ path, size, isFolder: false })
    }
  }
  return found
}

/** Does `work` for each, four at a time. */
export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]()
  const runner = async () => {
    for (const item of rest) await work(item)
  }
  await Promise.all([runner(), runner(), runner(), runner()])
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
