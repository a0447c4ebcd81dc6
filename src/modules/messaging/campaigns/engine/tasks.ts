import type { House, TaskHandler } from '#platform/module/index.ts'
import { z } from 'zod'
import { chunkTask, urgentChunkTask } from './actions/enqueue-chunks.ts'
import { sendChunk } from './actions/send-chunk.ts'

const payloadOf = z.object({ chunkId: z.uuid(), channel: z.enum(['line', 'push', 'mail', 'letter']) })

const send = (isEmergency: boolean) => (house: House, payload: unknown) =>
  sendChunk(house, { ...payloadOf.parse(payload), isEmergency })

export const tasks: Record<string, TaskHandler> = {
  [chunkTask]: send(false),
  [urgentChunkTask]: send(true),
}
