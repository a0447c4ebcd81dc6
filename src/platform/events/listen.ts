import type pg from 'pg'
import { givesUpTheDead, WatchedClient } from '#platform/db/index.ts'
import { type WakeReason, wakeChannel } from './wake.ts'

export type Listening = { close(): Promise<void> }

const reconnectMilliseconds = 1000

/** Milliseconds between two questions whether the other end is still there, and until their answer is overdue. */
type Pulse = { every: number; patience: number }

/**
 * Calls `onWake` for every commit that has something to do, on one connection of its own that comes back by itself.
 * A notification can be lost while it is away, so `onWake('reconnected')` follows every connection: look at everything.
 * Whoever only listens never notices that the other end has gone; so it asks.
 */
export async function listen(
  url: string,
  onWake: (reason: WakeReason | 'reconnected') => void,
  pulse: Pulse = { every: 5000, patience: 5000 },
): Promise<Listening> {
  let closed = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const fresh = new WatchedClient({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: pulse.patience,
      answerTimeout: pulse.patience,
      application_name: 'madoguchi listen',
      options: givesUpTheDead,
    })
    client = fresh
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (client === fresh) reconnectSoon()
    })
    fresh.on('notification', ({ payload }) => {
      if (payload === 'events' || payload === 'notices' || payload === 'clock') onWake(payload)
    })
    await fresh.connect()
    await fresh.query(`listen ${wakeChannel}`)
    onWake('reconnected')
  }

  function reconnectSoon(): void {
    if (closed || timer) return
    const before = client
    client = undefined
    void before?.end().catch(() => {})
    timer = setTimeout(() => {
      timer = undefined
      void connect().catch(reconnectSoon)
    }, reconnectMilliseconds)
  }

  // An overdue answer ends the connection, and its end brings a new one.
  let asked: Promise<unknown> | undefined
  const asking = setInterval(() => {
    asked ??= client
      ?.query('select 1')
      .catch(() => {})
      .finally(() => {
        asked = undefined
      })
  }, pulse.every)
  asking.unref()

  await connect().catch(reconnectSoon)
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      clearInterval(asking)
      await client?.end().catch(() => {})
    },
  }
}
