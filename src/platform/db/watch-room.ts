import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { createRoom, measureRoom, type Room } from './room.ts'
import type { StartedDatabase } from './start.ts'

const everyMilliseconds = 5000

/** Looks at once and every five seconds at the disks of uploads and of the embedded database; says when the answer changes. */
export async function watchRoom(
  config: Pick<Config, 'dataDir' | 'leastFreeBytes'>,
  { embedded }: Pick<StartedDatabase, 'embedded'>,
  log: Pick<Logger, 'warn'>,
): Promise<{ room: Room; stop(): Promise<void> }> {
  const folders = [config.dataDir, ...(embedded ? [dirname(embedded.folder)] : [])]
  const room = createRoom({ folders: folders.map(real), leastBytes: config.leastFreeBytes })
  let wasFull = false
  const look = async () => {
    await room.look()
    if (room.isFull === wasFull) return
    wasFull = room.isFull
    log.warn(
      { ...(room.freeBytes !== undefined && { bytes: room.freeBytes }) },
      wasFull ? 'too little room: nothing is written until there is more' : 'there is room again: all is written',
    )
  }
  await look()
  measureRoom(room)
  const timer = setInterval(() => void look(), everyMilliseconds)
  timer.unref()
  return {
    room,
    stop: () => {
      clearInterval(timer)
      return Promise.resolve()
    },
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
