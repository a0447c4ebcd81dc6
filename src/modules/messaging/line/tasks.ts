import { z } from 'zod'
import type { TaskHandler } from '#platform/module/index.ts'
import { handleEvents } from './actions/handle-events.ts'
import { lookAtLine } from './actions/look-after-line.ts'
import { showMenu } from './actions/show-menu.ts'

const eventsPayload = z.object({ eventIds: z.array(z.string()) })
const contactPayload = z.object({ contactId: z.uuid() })

export const tasks: Record<string, TaskHandler> = {
  'messaging.line-events': (house, payload) => handleEvents(house, eventsPayload.parse(payload).eventIds),
  'messaging.line-menus': (house) => lookAtLine(house),
  'messaging.line-menu-of': (house, payload) => showMenu(house, contactPayload.parse(payload).contactId),
}
