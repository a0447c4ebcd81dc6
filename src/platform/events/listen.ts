import pg from 'pg'
import { type WakeReason, wakeChannel } from './wake.ts'

export type Listening = { close(): Promise<void> }

const reconnectMilliseconds = 1000

/**
 * Calls `onWake` for every commit that has something to do, on one connection of its own that comes back by itself.
 * A notification can be lost while it is away, so `onWake('reconnected')` follows every connection: look at everything.
 */
export async function listen(url: string, onWake: (reason: WakeReason | 'reconnected') => void): Promise<Listening> {
  let closed = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'madoguchi listen' })
    fresh.on('error', () => {})
    fresh.on('end', reconnectSoon)
    fresh.on('notification', ({ payload }) => {
      if (payload === 'events' || payload === 'notices' || payload === 'clock') onWake(payload)
    })
    client = fresh
    await fresh.connect()
    await fresh.query(`listen ${wakeChannel}`)
    onWake('reconnected')
  }

  function reconnectSoon(): void {
    if (closed || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void connect().catch(reconnectSoon)
    }, reconnectMilliseconds)
  }

  await connect().catch(reconnectSoon)
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
