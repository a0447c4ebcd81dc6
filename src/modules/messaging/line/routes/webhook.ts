import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { counter } from '#platform/telemetry/index.ts'
import { type Reception, takeWebhook } from '../actions/take-webhook.ts'

const received = counter('madoguchi_line_webhooks_total', "LINE's webhooks by what became of them.")

const statusOf: Record<Reception, 200 | 400 | 401 | 503> = {
  taken: 200,
  unsigned: 401,
  unreadable: 400,
  elsewhere: 400,
  later: 503,
}

const largest = 1_000_000

/** `POST /callbacks/line`: only LINE's signature over the bytes as they came speaks; nothing else is explained. */
export function webhookRoute(app: Hono<HttpEnv>, house: House): void {
  app.post('/callbacks/line', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length > largest) return c.body(null, 413)
    const reception = await takeWebhook(house, bytes, c.req.header('x-line-signature'))
    received.add({ outcome: reception })
    return c.body(null, statusOf[reception])
  })
}
