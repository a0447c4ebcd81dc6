import { formatYen, yen } from '#platform/money/index.ts'
import type { Site } from '../site/site.ts'
import type { Checkout } from './checkout.ts'
import { fail, pay } from './operations.ts'
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
        ? pay(checkout, 'card', now())
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
      {waiting && (
        <>
          <p>待っている支払い</p>
          <p class="yen num">{formatYen(yen(waiting.amount))}</p>
          <p class="meta num">{waiting.merchantReference}</p>
          <form method="post" action={`/payment/terminal/${waiting.id}`} class="set">
            <button class="button second" type="submit" name="button" value="pay">
              払えたことにする
            </button>
            <button class="button second" type="submit" name="button" value="insufficient">
              残高不足にする
            </button>
          </form>
        </>
      )}
      {told && (
        <form method="post" action={`/payment/terminal/${told.id}`} class="set">
          <p class="meta">
            {formatYen(yen(told.amount))}　{statusNames[told.status]}
          </p>
          <button class="button second" type="submit" name="button" value="again">
            同じ通知をもう1度送る
          </button>
        </form>
      )}
    </>
  )
}

const statusNames: Record<Checkout['status'], string> = {
  open: '待っています',
  authorised: '枠を取りました',
  captured: '引き落としました',
  voided: '枠を戻しました',
  expired: '枠の期限が切れました',
  refunded: '全額を返しました',
  failed: '払えませんでした',
}
