import { z } from 'zod'
import { parseId } from '#platform/ids/index.ts'
import type { TaskHandler } from '#platform/module/index.ts'
import { deliverCode, deliverTest } from './tests/send.ts'

export const tasks: Record<string, TaskHandler> = {
  'messaging.test-code': async (house, payload) => {
    const id = parseId<'test-recipient'>(z.object({ recipientId: z.uuid() }).parse(payload).recipientId)
    if (id) await deliverCode(house, id)
  },
  'messaging.send-test': async (house, payload) => {
    const id = parseId<'test-send'>(z.object({ sendId: z.uuid() }).parse(payload).sendId)
    if (id) await deliverTest(house, id)
  },
}
