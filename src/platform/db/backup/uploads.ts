import { copyFile, mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inParallel, isMissing, syncFolder, walk } from './files.ts'

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
  return copied
}

async function copyIfChanged(from: string, to: string, evenYoung: boolean): Promise<boolean> {
  try {
    const source = await stat(from)
    const copy = await stat(to).catch(() => undefined)
    if (copy && copy.size === source.size && Math.abs(copy.mtimeMs - source.mtimeMs) < 2) return false
    if (!evenYoung && Date.now() - source.mtimeMs < settledMilliseconds) return false
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    const half = `${to}.part`
    await copyFile(from, half)
    await utimes(half, source.atime, source.mtime)
    await rename(half, to)
    await syncFolder(dirname(to))
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
  for (const path of await copiedUploads(target)) {
    if (named.has(path)) continue
    const isGone = await stat(join(dataDir, 'files', path)).then(() => false, isMissing)
    if (!isGone) continue
    await rm(join(target, 'files', path))
    removed += 1
  }
  return removed
}
