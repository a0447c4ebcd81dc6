import { z } from 'zod'
import type { TaskHandler } from '#platform/module/index.ts'
import { handleEvents } from './actions/handle-events.ts'

const eventsPayload = z.object({ eventIds: z.array(z.string()) })

export const tasks: Record<string, TaskHandler> = {
  'messaging.line-events': (house, payload) => handleEvents(house, eventsPayload.parse(payload).eventIds),
}
