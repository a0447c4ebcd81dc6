import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import {
  type Checkout,
  checkoutJson,
  newCheckoutSchema,
  newPresentedSchema,
  openCheckout,
  presentCheckout,
} from './checkout.ts'
import { type Answer, createIdempotency, refusal } from './idempotency.ts'
import { capture, type Outcome, refund, voidHold } from './operations.ts'
import type { Terminal } from './terminal.ts'

/** The provider's API below `/payment/v1`, for the merchant's server. */
export const mountPaymentApi = (app: Site, world: World, terminal: Terminal): void => {
  const once = createIdempotency()
  const bearer = `Bearer ${world.settings.paymentApiKey}`

  app.use('/payment/v1/*', async (c, next) => {
    if (!sameText(c.req.header('authorization') ?? '', bearer))
      return c.json({ error: { code: 'unauthorised', message: 'The API key is missing or wrong.' } }, 401)
    await next()
    world.calls.record('支払い', `${c.req.method} ${shortPath(c.req.path)}　${c.res.status}`)
    return
  })

  app.post('/payment/v1/checkouts', (c) =>
    once(c, (body) => {
      const parsed = newCheckoutSchema.safeParse(body)
      if (!parsed.success)
        return refusal(400, 'invalid_request', parsed.error.issues.map((issue) => issue.path.join('.')).join(', '))
      const checkout = openCheckout(`co_${randomBytes(12).toString('hex')}`, parsed.data)
      terminal.checkouts.set(checkout.id, checkout)
      return { status: 201, body: checkoutJson(checkout, world.url) }
    }),
  )

  app.post('/payment/v1/terminals/:terminal/payments', (c) =>
    once(c, (body) => {
      const parsed = newPresentedSchema.safeParse(body)
      if (!parsed.success)
        return refusal(400, 'invalid_request', parsed.error.issues.map((issue) => issue.path.join('.')).join(', '))
      const id = `co_${randomBytes(12).toString('hex')}`
      const checkout = presentCheckout(id, c.req.param('terminal'), parsed.data, world.settings.appUrl)
      terminal.checkouts.set(id, checkout)
      return { status: 201, body: checkoutJson(checkout, world.url) }
    }),
  )

  app.get('/payment/v1/checkouts/:id', async (c) => {
    const checkout = await terminal.find(c.req.param('id'))
    return checkout ? c.json(checkoutJson(checkout, world.url)) : c.json(notFound.body as Record<string, unknown>, 404)
  })

  const operation = (name: string, work: (checkout: Checkout, amount: unknown) => Outcome) =>
    app.post(`/payment/v1/checkouts/:id/${name}`, async (c) => {
      const checkout = await terminal.find(c.req.param('id'))
      return once(c, (body) => {
        if (!checkout) return notFound
        const outcome = work(checkout, amountOf(body))
        if (!outcome.ok) return refused(outcome.reason, checkout)
        terminal.callbacks.send(checkout, outcome.event)
        return { status: 200, body: checkoutJson(checkout, world.url) }
      })
    })
  operation('capture', capture)
  operation('void', voidHold)
  operation('refund', refund)
}

const notFound = refusal(404, 'not_found', 'There is no such checkout.')

const refused = (reason: 'wrong_state' | 'amount_too_large' | 'amount_invalid', checkout: Checkout): Answer =>
  reason === 'wrong_state'
    ? refusal(409, reason, `The checkout is ${checkout.status}.`)
    : refusal(422, reason, 'The amount must be whole yen and within what was held or captured.')

const amountOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'amount' in body ? body.amount : undefined

const sameText = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b))

// 「/v1/checkouts/…fe12/capture」: enough to tell two apart in the record.
const shortPath = (path: string): string => path.replace('/payment', '').replace(/co_\w+(\w{4})/, '…$1')
