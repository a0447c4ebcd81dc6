import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { counter } from '#platform/telemetry/index.ts'
import { type Reception, receiveCallback } from '../actions/receive-callback.ts'
import { isSigned } from '../provider/signature.ts'

const received = counter('madoguchi_payment_callbacks_total', 'Payment callbacks by signed or unsigned.')

const statusOf: Record<Reception, 200 | 400 | 404> = { taken: 200, duplicate: 200, unreadable: 400, unknown: 404 }

/** `POST /callbacks/payment`: only the provider's signature speaks; 2xx after the commit, nothing else is explained. */
export function callbackRoute(app: Hono<HttpEnv>, house: House): void {
  app.post('/callbacks/payment', async (c) => {
    const body = await c.req.text()
    const isFromProvider = isSigned(c.req.header('x-payment-signature'), body, house.config.payment.callbackSecret)
    received.add({ outcome: isFromProvider ? 'signed' : 'unsigned' })
    if (!isFromProvider) return c.body(null, 401)
    return c.body(null, statusOf[await receiveCallback(house, body)])
  })
}
