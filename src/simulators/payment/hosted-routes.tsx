import type { Context } from 'hono'
import { z } from 'zod'
import { Title } from '#platform/ui/index.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Checkout } from './checkout.ts'
import { Finished, HostedPage } from './hosted-page.tsx'
import { fail, type Outcome, pay } from './operations.ts'
import type { Terminal } from './terminal.ts'

const form = z.object({
  amount: z.string(),
  method: z.enum(['card', 'qr', 'bank']),
  outcome: z.enum(['paid', 'insufficient']).default('paid'),
  callbacks: z.enum(['normal', 'twice', 'late', 'out-of-order']).default('normal'),
  browser: z.enum(['returns', 'stays']).default('returns'),
})

/** The payment company's page, where the browser goes to pay. */
export const mountHostedPage = (app: Site, world: World, terminal: Terminal): void => {
  app.get('/payment/checkouts/:id', async (c) => {
    const checkout = await terminal.find(c.req.param('id'))
    if (!checkout) return sendUnknown(c, world)
    return checkout.status === 'open'
      ? sendPage(c, world, {
          title: '支払い方を選ぶ',
          children: <HostedPage world={world} checkout={checkout} />,
        })
      : sendFinished(c, world, checkout)
  })

  app.post('/payment/checkouts/:id/payment', async (c) => {
    const checkout = await terminal.find(c.req.param('id'))
    const input = form.safeParse(await c.req.parseBody())
    // A form whose amount is not the order's was tampered with.
    if (!checkout || !input.success || input.data.amount !== String(checkout.amount)) return sendUnknown(c, world)
    if (checkout.status !== 'open') return sendFinished(c, world, checkout)
    await world.clock.refresh()
    checkout.faults = { callbacks: input.data.callbacks }
    const outcome =
      input.data.outcome === 'paid'
        ? pay(checkout, input.data.method, world.clock.now())
        : fail(checkout, 'insufficient_funds', input.data.method)
    announce(terminal, checkout, outcome)
    return input.data.browser === 'stays' ? sendFinished(c, world, checkout) : c.redirect(returnUrlOf(checkout), 303)
  })

  app.post('/payment/checkouts/:id/cancellation', async (c) => {
    const checkout = await terminal.find(c.req.param('id'))
    if (!checkout) return sendUnknown(c, world)
    announce(terminal, checkout, fail(checkout, 'cancelled'))
    return c.redirect(returnUrlOf(checkout), 303)
  })
}

const announce = (terminal: Terminal, checkout: Checkout, outcome: Outcome) => {
  if (outcome.ok) terminal.callbacks.send(checkout, outcome.event)
}

const returnUrlOf = (checkout: Checkout): string => {
  const url = new URL(checkout.returnUrl)
  url.searchParams.set('checkout', checkout.id)
  return url.href
}

const sendFinished = (c: Context, world: World, checkout: Checkout) =>
  sendPage(c, world, {
    title: '支払い',
    children: <Finished checkout={checkout} returnUrl={returnUrlOf(checkout)} />,
  })

const sendUnknown = (c: Context, world: World) =>
  sendPage(
    c,
    world,
    {
      title: 'この支払いは見つかりません',
      children: (
        <>
          <Title>この支払いは見つかりません</Title>
          <p>シミュレーターを起動し直すと、前の支払いは消えます。まどぐちに戻って、もう一度支払ってください。</p>
        </>
      ),
    },
    404,
  )
