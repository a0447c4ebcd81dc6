import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { isFromLine } from '../channel.ts'
import { readWebhook } from '../domain/webhook.ts'
import { keepEvents } from '../store/events.ts'
import { accountOf } from './look-at-account.ts'

/** `elsewhere`: for another account than ours. `later`: it is not known which one is ours. */
export type Reception = 'taken' | 'unsigned' | 'unreadable' | 'elsewhere' | 'later'

/** Takes a webhook of LINE: the events that are new are kept and worked later. `taken` is said after the commit. */
export async function takeWebhook(house: House, bytes: Uint8Array, signature: string | undefined): Promise<Reception> {
  if (!isFromLine(bytes, house.config.line.channelSecret, signature)) return 'unsigned'
  const content = readWebhook(bytes)
  if (!content.ok) return 'unreadable'
  const account = await accountOf(house)
  if (!account) return 'later'
  if (content.destination !== account.botUserId) return 'elsewhere'
  if (content.events.length === 0) return 'taken'
  await house.db.transact(async (tx) => {
    const eventIds = await keepEvents(tx, content.events)
    if (eventIds.length > 0) await enqueue(tx, 'messaging.line-events', { eventIds })
  })
  return 'taken'
}
