import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { ballastBytes, isBallastThere, makeBallast, releaseToRun } from './embedded/ballast.ts'
import { createRoom, measureRoom, type Room } from './room.ts'
import type { StartedDatabase } from './start.ts'

const everyMilliseconds = 5000

export type WatchedRoom = {
  room: Room
  /** One look more, now; also makes the ballast or gives it up. */
  look(): Promise<void>
  stop(): Promise<void>
}

/**
 * Looks at once and every five seconds at the disks of uploads and of the embedded database; says when the answer
 * changes. From the second look on, a start being in a hurry, it keeps a ballast beside the embedded database.
 */
export async function watchRoom(
  config: Pick<Config, 'dataDir' | 'leastFreeBytes'>,
  { embedded }: Pick<StartedDatabase, 'embedded'>,
  log: Pick<Logger, 'warn'>,
): Promise<WatchedRoom> {
  const cluster = embedded?.folder
  const folders = [config.dataDir, ...(cluster ? [dirname(cluster)] : [])]
  const room = createRoom({
    folders: folders.map(real),
    leastBytes: config.leastFreeBytes,
    ...(cluster && { ballast: () => (isBallastThere(cluster) ? 'kept' : 'given-up') }),
  })
  let wasFull = false
  const measure = async () => {
    await room.look()
    if (room.isFull === wasFull) return
    wasFull = room.isFull
    log.warn(
      { ...(room.freeBytes !== undefined && { bytes: room.freeBytes }) },
      wasFull ? 'too little room: nothing is written until there is more' : 'there is room again: all is written',
    )
  }
  const look = async () => {
    await measure()
    if (cluster) await tendBallast(cluster, room, config.leastFreeBytes, log)
  }
  await measure()
  measureRoom(room)
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, everyMilliseconds)
  timer.unref()
  return {
    room,
    look,
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

/** Made only where it leaves the house writable, so that it is not made and given up in turn. */
async function tendBallast(
  cluster: string,
  { isFull, freeBytes = 0 }: Room,
  leastBytes: number,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  try {
    if (isBallastThere(cluster)) {
      if (releaseToRun(cluster)) log.warn({ bytes: freeBytes }, 'hardly any room: the ballast was given up')
    } else if (!isFull && freeBytes >= 2 * leastBytes + 2 * ballastBytes) await makeBallast(cluster)
  } catch (error) {
    log.warn({ err: error }, 'the ballast could not be tended')
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
