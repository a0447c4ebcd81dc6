import { z } from 'zod'
import type { TaskHandler } from '#platform/module/index.ts'
import { deliver } from './actions/deliver.ts'
import { postLetter } from './actions/post-letter.ts'
import { sendSignInMail } from './actions/send-sign-in-mail.ts'

export const tasks: Record<string, TaskHandler> = {
  'messaging.deliver': (house, payload) => deliver(house, z.object({ deliveryId: z.uuid() }).parse(payload).deliveryId),
  'messaging.post-letter': (house, payload) =>
    postLetter(house, z.object({ letterId: z.uuid() }).parse(payload).letterId),
  'messaging.sign-in-mail': (house, payload) =>
    sendSignInMail(house, z.object({ linkId: z.uuid() }).parse(payload).linkId),
}
