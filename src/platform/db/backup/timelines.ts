import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Archive } from '../embedded/archive.ts'
import { type Base, DamagedBackup } from './manifest.ts'

/**
 * Keeps the bases from which the newest time line of the archive can be reached. Each restore begins a new time line;
 * a base that was taken after the point where it left the old one belongs to a history that was given up.
 */
export async function onNewestLine(archive: Archive, bases: readonly Base[]): Promise<Base[]> {
  const newest = (await readdir(archive.wal))
    .filter((name) => /^[0-9A-F]{8}\.history\.gz$/.test(name))
    .toSorted()
    .at(-1)
  if (!newest) return [...bases]
  const line = Number.parseInt(newest.slice(0, 8), 16)
  const left = readHistory(await unpacked(join(archive.wal, newest)))
  return bases.filter(({ manifest: { timeline, stopLsn } }) => {
    if (timeline >= line) return true
    const end = left.get(timeline)
    return end !== undefined && positionOf(stopLsn) <= end
  })
}

async function unpacked(file: string): Promise<string> {
  try {
    return gunzipSync(await readFile(file)).toString('utf8')
  } catch (error) {
    throw new DamagedBackup(`${file}: cannot be read (${error instanceof Error ? error.message : error})`)
  }
}

/** Each line: number of a time line, position where the next one left it, why (PostgreSQL: Timelines). */
function readHistory(text: string): Map<number, bigint> {
  return new Map(
    [...text.matchAll(/^\s*(\d+)\s+([0-9A-F]+\/[0-9A-F]+)/gim)].map(([, line = '0', end = '0/0']) => [
      Number(line),
      positionOf(end),
    ]),
  )
}

function positionOf(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}
