import { statfs } from 'node:fs/promises'
import { ReadOnly } from '#platform/errors/index.ts'
import { gauge } from '#platform/telemetry/index.ts'
import { sqlState } from './retry.ts'

/**
 * Room on the disks that hold the database and the uploads. While there is too little, nothing new is taken in: that is
 * better than a server that stops in the middle of its work. See docs/decisions/0166-read-only-when-full.md.
 */
export type Room = {
  /** True while nothing is written. */
  readonly isFull: boolean
  /** At the last look; missing where it cannot be told. */
  readonly freeBytes: number | undefined
  /** The room that is kept for PostgreSQL to come back with; missing where none is kept. */
  readonly ballast: 'kept' | 'given-up' | undefined
  /** Throws `ReadOnly` (503) while it is full. */
  require(): void
  /** Takes note when an error says that the server found no room: then nothing is written for a minute. */
  learnFrom(error: unknown): boolean
  /** Measures; the house does so every five seconds. */
  look(): Promise<void>
}

export type RoomOptions = {
  /** Real paths; where less than `leastBytes` is free, the house turns read-only, and back at the double. */
  folders?: readonly string[]
  leastBytes?: number
  ballast?: () => 'kept' | 'given-up'
  /** How free bytes are learned and time is read; for tests. */
  freeBytes?: (folder: string) => Promise<number | undefined>
  milliseconds?: () => number
}

/** A room without folders is full only after the server said so. */
export function createRoom({
  folders = [],
  leastBytes = 0,
  ballast,
  freeBytes = freeIn,
  milliseconds = () => performance.now(),
}: RoomOptions = {}): Room {
  let isLow = false
  let refusedUntil = 0
  let free: number | undefined
  const room: Room = {
    get isFull() {
      return isLow || milliseconds() < refusedUntil
    },
    get freeBytes() {
      return free
    },
    get ballast() {
      return ballast?.()
    },
    require: () => {
      if (room.isFull) throw new ReadOnly(isLow ? `${free} bytes are free` : 'the database server found no room')
    },
    learnFrom: (error) => {
      if (!diskFull.has(sqlState(error) ?? '')) return false
      refusedUntil = milliseconds() + afterRefusal
      return true
    },
    look: async () => {
      const found = await Promise.all(folders.map(freeBytes))
      free = found.reduce((least, one) => (one === undefined ? least : Math.min(least ?? one, one)), undefined)
      if (free !== undefined) isLow = free < (isLow ? 2 * leastBytes : leastBytes)
    },
  }
  return room
}

// By the server, and by this machine for an upload.
const diskFull = new Set(['53100', 'ENOSPC'])
const afterRefusal = 60_000

async function freeIn(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

/** For `/metrics`. */
export function measureRoom(room: Room): void {
  gauge('madoguchi_read_only', '1 while nothing is written for want of room.', () => Number(room.isFull))
  gauge('madoguchi_free_bytes', 'Free where database and uploads lie.', () =>
    room.freeBytes === undefined ? [] : [{ labels: {}, value: room.freeBytes }],
  )
  gauge('madoguchi_ballast', '1 while 64 MB are kept for PostgreSQL to come back with.', () =>
    room.ballast === undefined ? [] : Number(room.ballast === 'kept'),
  )
}
