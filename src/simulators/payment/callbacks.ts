import { createHmac, randomUUID } from 'node:crypto'
import type { World } from '../world/world.ts'
import { type Checkout, checkoutJson } from './checkout.ts'
import type { EventType } from './operations.ts'

export type Callbacks = {
  /** Tells the merchant what happened, misbehaving as the checkout's faults say. */
  send(checkout: Checkout, type: EventType): void
  /** Sends the newest callback of a checkout once more, byte for byte. */
  sendAgain(checkout: Checkout): boolean
  /** Waits until nothing is under way (tests). */
  settle(): Promise<void>
  stop(): void
}

export const lateMilliseconds = 10_000
// An overtaken callback whose successor never comes is sent after this long.
const overtakenMilliseconds = 30_000

type Message = { url: string; body: string; type: EventType }

/** 「t=<unix>,v1=<hex>」: HMAC-SHA256 over `t.body`, so that neither body nor time can be changed. */
export const signatureHeader = (secret: string, body: string, unixSeconds: number): string =>
  `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`

export const createCallbacks = (world: World, remember: Map<string, Message>): Callbacks => {
  const underWay = new Set<Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  const overtaken = new Map<string, Message>()

  const later = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, milliseconds)
    timer.unref()
    timers.add(timer)
  }
  const deliver = (message: Message, attempt = 0) => {
    const task = post(world, message).then((delivered) => {
      const wait = world.callbackRetries[attempt]
      if (!delivered && wait !== undefined) later(wait, () => deliver(message, attempt + 1))
    })
    underWay.add(task)
    void task.finally(() => underWay.delete(task))
  }
  const releaseOvertaken = (id: string) => {
    const message = overtaken.get(id)
    overtaken.delete(id)
    if (message) deliver(message)
  }

  return {
    send: (checkout, type) => {
      const message = compose(world, checkout, type)
      remember.set(checkout.id, message)
      if (checkout.faults.callbacks === 'out-of-order' && !overtaken.has(checkout.id) && checkout.sequence === 1) {
        overtaken.set(checkout.id, message)
        later(overtakenMilliseconds, () => releaseOvertaken(checkout.id))
        return
      }
      if (checkout.faults.callbacks === 'late') return later(lateMilliseconds, () => deliver(message))
      deliver(message)
      if (checkout.faults.callbacks === 'twice') deliver(message)
      releaseOvertaken(checkout.id)
    },
    sendAgain: (checkout) => {
      const message = remember.get(checkout.id)
      if (message) deliver(message)
      return message !== undefined
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

const compose = (world: World, checkout: Checkout, type: EventType): Message => {
  checkout.sequence += 1
  const body = JSON.stringify({
    event_id: `evt_${randomUUID()}`,
    type,
    sequence: checkout.sequence,
    checkout: checkoutJson(checkout, world.url),
  })
  return { url: checkout.callbackUrl, body, type }
}

const post = async (world: World, { url, body, type }: Message): Promise<boolean> => {
  const unixSeconds = Math.floor(Date.now() / 1000)
  const response = await world
    .fetchApp(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-payment-signature': signatureHeader(world.settings.paymentCallbackSecret, body, unixSeconds),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    })
    .catch(() => undefined)
  await response?.arrayBuffer().catch(() => undefined)
  world.calls.record('支払い', `callback ${type}　${response ? response.status : '応答なし'}`)
  return response?.ok ?? false
}
