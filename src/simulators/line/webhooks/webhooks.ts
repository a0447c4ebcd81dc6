import { createHmac } from 'node:crypto'
import type { webhook } from '@line/bot-sdk'
import type { World } from '../../world/world.ts'
import type { Faults } from '../account/faults.ts'
import { ulid } from './ulid.ts'

/** What happened on a phone, without what every event carries. */
export type Happening =
  | Pick<webhook.FollowEvent, 'type' | 'follow' | 'replyToken'>
  | Pick<webhook.UnfollowEvent, 'type'>
  | Pick<webhook.MessageEvent, 'type' | 'message' | 'replyToken'>
  | Pick<webhook.PostbackEvent, 'type' | 'postback' | 'replyToken'>
  | Pick<webhook.AccountLinkEvent, 'type' | 'link' | 'replyToken'>

export type Webhooks = {
  /** Tells the app; again, in growing pauses and under the same id, until it answers 2xx in time. */
  emit(userId: string, happening: Happening): void
  /** Sends a webhook without events; the status of the answer, 0 for none. */
  test(): Promise<number>
  endpoint(): string
  /** `false`: not an address of the app. */
  pointTo(endpoint: string): boolean
  settle(): Promise<void>
  stop(): void
}

type Event = Record<string, unknown> & { type: string; deliveryContext: { isRedelivery: boolean } }

const lateMilliseconds = 10_000
// An overtaken event whose successor never comes is sent after this long.
const overtakenMilliseconds = 30_000

/** Base64 of HMAC-SHA256 over the raw bytes of the body. */
export const signatureOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest('base64')

export const createWebhooks = (
  world: World,
  { destination, faults }: { destination: string; faults: Faults },
): Webhooks => {
  let endpoint = `${world.settings.appUrl}/callbacks/line`
  const underWay = new Set<Promise<unknown>>()
  const timers = new Set<NodeJS.Timeout>()
  let overtaken: Event | undefined

  const later = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, milliseconds)
    timer.unref()
    timers.add(timer)
  }
  const post = async (events: readonly Event[]): Promise<number> => {
    const body = escapeEmoji(JSON.stringify({ destination, events }))
    const status = await send(world, endpoint, body)
    world.calls.record('LINE', `webhook ${events[0]?.type ?? 'test'}　${status === 0 ? '応答なし' : status}`)
    return status
  }
  const deliver = (event: Event, attempt = 0) => {
    const isRedelivery = attempt > 0 || event.deliveryContext.isRedelivery
    const task = post([{ ...event, deliveryContext: { isRedelivery } }]).then((status) => {
      const wait = world.callbackRetries[attempt]
      const isTaken = status >= 200 && status < 300
      if (!isTaken && wait !== undefined) later(wait, () => deliver(event, attempt + 1))
    })
    underWay.add(task)
    void task.finally(() => underWay.delete(task))
  }
  const releaseOvertaken = (event: Event | undefined) => {
    if (event === undefined || overtaken !== event) return
    overtaken = undefined
    deliver(event)
  }

  return {
    emit: (userId, happening) => {
      const timestamp = world.clock.now().epochMilliseconds
      const event: Event = {
        ...happening,
        mode: 'active',
        timestamp,
        source: { type: 'user', userId },
        webhookEventId: ulid(timestamp),
        deliveryContext: { isRedelivery: false },
      }
      if (faults.webhooks === 'late') return later(lateMilliseconds, () => deliver(event))
      if (faults.webhooks === 'out-of-order' && overtaken === undefined) {
        overtaken = event
        return later(overtakenMilliseconds, () => releaseOvertaken(event))
      }
      deliver(event)
      if (faults.webhooks === 'twice') deliver({ ...event, deliveryContext: { isRedelivery: true } })
      releaseOvertaken(overtaken)
    },
    test: () => post([]),
    endpoint: () => endpoint,
    pointTo: (address) => {
      if (!URL.canParse(address) || new URL(address).origin !== new URL(world.settings.appUrl).origin) return false
      endpoint = address
      return true
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

// Both spellings are the same JSON and not the same bytes: whoever signs the parsed body again gets another signature.
const escapeEmoji = (json: string): string =>
  json.replaceAll(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const send = async (world: World, endpoint: string, body: string): Promise<number> => {
  const { lineChannelSecret, lineWebhookSeconds } = world.settings
  const patience = AbortSignal.timeout(lineWebhookSeconds * 1_000)
  const answer = world
    .fetchApp(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': signatureOf(lineChannelSecret, body),
      },
      body,
      redirect: 'manual',
      signal: patience,
    })
    .then(async (response) => {
      await response.arrayBuffer().catch(() => undefined)
      return response.status
    })
    .catch(() => 0)
  // An app in the same process does not hear the signal.
  return Promise.race([answer, new Promise<number>((resolve) => patience.addEventListener('abort', () => resolve(0)))])
}
