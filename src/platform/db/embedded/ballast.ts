import { randomBytes } from 'node:crypto'
import { rmSync, statfsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** 64 MB: PostgreSQL's recovery after a crash, a checkpoint and some segments of its log. */
export const ballastBytes = 64 * 1024 * 1024

/** A file beside the cluster that is worth nothing but its room. */
const ballastOf = (cluster: string): string => join(dirname(cluster), 'ballast')

export const isBallastThere = (cluster: string): boolean =>
  statSync(ballastOf(cluster), { throwIfNoEntry: false })?.size === ballastBytes

const halfOf = (cluster: string): string => `${ballastOf(cluster)}.part`

/** A server that runs and writes little needs no more; the ballast is for one that has to start. */
const leastToRun = 16 * 1024 * 1024

export const releaseToStart = (cluster: string): boolean => releaseBelow(cluster, ballastBytes)

export const releaseToRun = (cluster: string): boolean => releaseBelow(cluster, leastToRun)

/** Gives the room back when less is free beside the cluster. True when it did. */
function releaseBelow(cluster: string, bytes: number): boolean {
  if (!isBallastThere(cluster) || freeBeside(cluster) >= bytes) return false
  for (const file of [ballastOf(cluster), halfOf(cluster)]) rmSync(file, { force: true })
  return true
}

/** Writes it beside its place, so that half of one counts as none; two processes may. Throws what the disk says. */
export async function makeBallast(cluster: string): Promise<void> {
  const half = halfOf(cluster)
  // Zeros would take no room where the file system compresses.
  const piece = randomBytes(1024 * 1024)
  try {
    const file = await open(half, 'w', 0o600)
    try {
      for (let written = 0; written < ballastBytes; written += piece.length) await file.write(piece)
    } finally {
      await file.close()
    }
    await rename(half, ballastOf(cluster))
  } catch (error) {
    await rm(half, { force: true })
    if (!isBallastThere(cluster)) throw error
  }
}

function freeBeside(cluster: string): number {
  const { bavail, bsize } = statfsSync(dirname(cluster))
  return bavail * bsize
}
