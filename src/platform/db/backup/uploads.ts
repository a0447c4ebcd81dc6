import { copyFile, mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import { archiveIn } from '../embedded/archive.ts'
import { placeFor } from '../embedded/place.ts'
import { inParallel, isMissing, syncAll, walk } from './files.ts'

/** What of DATA_DIR is copied beside the database: uploads, and the seals of the audit. */
const kept = ['files', 'audit'] as const

/** A file younger than this may still be written to; it is taken next time. */
const settledMilliseconds = 3000

/**
 * Copies what is new or changed below DATA_DIR into the archive; nothing is removed there. `evenYoung` when nobody
 * writes, or when a backup wants all. Returns how many were copied.
 */
export async function copyUploads(dataDir: string, target: string, { evenYoung = false } = {}): Promise<number> {
  let copied = 0
  for (const part of kept) {
    const found = await walk(join(dataDir, part)).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    const files = found.filter(({ isFolder }) => !isFolder)
    await inParallel(files, async ({ path }) => {
      if (await copyIfChanged(join(dataDir, part, path), join(target, part, path), evenYoung)) copied += 1
    })
  }
  if (copied > 0) await syncAll(target)
  return copied
}

/** For the running house, twice a minute: uploads reach the backup folder as the database's log does. Nothing without one. */
export async function keepUploads(
  config: Pick<Config, 'root' | 'dataDir' | 'env' | 'backupDir' | 'databaseUrl'>,
): Promise<void> {
  if (!config.backupDir || config.databaseUrl) return
  await copyUploads(config.dataDir, archiveIn(config.backupDir, placeFor(config).cluster).uploads)
}

async function copyIfChanged(from: string, to: string, evenYoung: boolean): Promise<boolean> {
  try {
    const source = await stat(from)
    const copy = await stat(to).catch(() => undefined)
    if (copy && copy.size === source.size && Math.abs(copy.mtimeMs - source.mtimeMs) < 2) return false
    if (!evenYoung && Date.now() - source.mtimeMs < settledMilliseconds) return false
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    // Another process may be copying the same file.
    const half = `${to}.${process.pid}.part`
    await copyFile(from, half)
    await utimes(half, source.atime, source.mtime)
    await rename(half, to)
    return true
  } catch (error) {
    if (isMissing(error)) return false // Removed meanwhile.
    throw error
  }
}

/** Names of the copied uploads, as they are stored: without half copies. */
export async function copiedUploads(target: string): Promise<string[]> {
  const found = await walk(join(target, 'files')).catch(() => [])
  return found.flatMap(({ path, isFolder }) => (isFolder || path.endsWith('.part') ? [] : [path]))
}

/** Removes copies of uploads that the house has erased and that no kept base names any more. */
export async function pruneUploads(dataDir: string, target: string, named: ReadonlySet<string>): Promise<number> {
  let removed = 0
  await removeHalves(target)
  for (const path of await copiedUploads(target)) {
    if (named.has(path)) continue
    const isGone = await stat(join(dataDir, 'files', path)).then(() => false, isMissing)
    if (!isGone) continue
    await rm(join(target, 'files', path))
    removed += 1
  }
  return removed
}

/** What a killed process left behind an hour ago or longer. */
async function removeHalves(target: string): Promise<void> {
  for (const { path, isFolder } of await walk(target)) {
    const isOld = async () => Date.now() - (await stat(join(target, path))).mtimeMs > 3_600_000
    if (!isFolder && path.endsWith('.part') && (await isOld())) await rm(join(target, path), { force: true })
  }
}
