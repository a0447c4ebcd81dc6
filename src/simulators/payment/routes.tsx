import { formatYen, yen } from '#platform/money/index.ts'
import { Button, Meta } from '#platform/ui/index.ts'
import type { Site } from '../site/site.ts'
import type { Checkout } from './checkout.ts'
import { fail, pay, tap } from './operations.ts'
import type { Terminal } from './terminal.ts'

/** The buttons of the payment terminal on the overview page. */
export const mountTerminal = (app: Site, terminal: Terminal, now: () => Temporal.Instant): void => {
  app.post('/payment/terminal/:id', async (c) => {
    const checkout = await terminal.find(c.req.param('id'))
    const button = (await c.req.parseBody()).button
    if (!checkout) return c.notFound()
    if (button === 'again') terminal.callbacks.sendAgain(checkout)
    const outcome =
      button === 'pay'
        ? checkout.desk
          ? tap(checkout)
          : pay(checkout, 'card', now())
        : button === 'insufficient'
          ? fail(checkout, 'insufficient_funds', 'card')
          : undefined
    if (outcome?.ok) terminal.callbacks.send(checkout, outcome.event)
    return c.redirect('/#terminal', 303)
  })
}

export const TerminalFace = ({ terminal }: { terminal: Terminal }) => {
  const newest = [...terminal.checkouts.values()].reverse()
  const waiting = newest.find(({ status }) => status === 'open')
  const told = newest.find(({ sequence }) => sequence > 0)
  if (!waiting && !told) return <p>待っている支払いはありません。</p>
  return (
    <>
      {waiting && <Waiting checkout={waiting} />}
      {told && <Told checkout={told} />}
    </>
  )
}

const Waiting = ({ checkout }: { checkout: Checkout }) => (
  <form method="post" action={`/payment/terminal/${checkout.id}`}>
    <p>待っている支払い</p>
    <p class="figure num">{formatYen(yen(checkout.amount))}</p>
    <Meta>{checkout.merchantReference}</Meta>
    {checkout.desk && (
      <Meta>
        窓口の端末 {checkout.desk.terminal}　{checkout.desk.method === 'qr' ? 'QRコード' : 'カード'}
      </Meta>
    )}
    <div class="set">
      <Button variant="secondary" name="button" value="pay">
        {checkout.desk ? 'タッチする' : '払えたことにする'}
      </Button>
      <Button variant="secondary" name="button" value="insufficient">
        残高不足にする
      </Button>
    </div>
  </form>
)

const Told = ({ checkout }: { checkout: Checkout }) => (
  <form method="post" action={`/payment/terminal/${checkout.id}`} class="set">
    <Meta>
      {formatYen(yen(checkout.amount))}　{statusNames[checkout.status]}
    </Meta>
    <Button variant="secondary" name="button" value="again">
      同じ通知をもう1度送る
    </Button>
  </form>
)

const statusNames: Record<Checkout['status'], string> = {
  open: '待っています',
  authorised: '枠を取りました',
  captured: '引き落としました',
  voided: '枠を戻しました',
  expired: '枠の期限が切れました',
  refunded: '全額を返しました',
  failed: '払えませんでした',
}
