import { Conflict, NotFound, Unavailable } from '#platform/errors/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Payment, PaymentId } from '../domain/payment.ts'
import { isLive, isSecured, stateOf } from '../domain/state.ts'
import { httpProvider } from '../provider/http-provider.ts'
import { lockPayment, updatePayment } from '../store/payments.ts'
import { change } from './change.ts'
import { takeReport } from './take-report.ts'

/**
 * Opens the hosted payment page, outside any transaction. Idempotent: the same checkout each time. When the payment is
 * already secured, `redirectUrl` is the return address itself. `returnPath` is a path of ours with language prefix; the
 * first one given counts. Throws `Conflict('payment_closed')` for a dead payment, also one that the provider
 * lost (ask for a new attempt then), `Unavailable` when the provider does not answer. The caller has checked that the
 * actor is the payer.
 */
export async function openCheckout(
  house: House,
  paymentId: PaymentId,
  { returnPath }: { returnPath: string },
): Promise<{ redirectUrl: string }> {
  const payment = await house.db.transact(async (tx) => {
    const before = await lockPayment(tx, paymentId)
    if (!before) throw new NotFound(paymentId)
    if (!isLive(before.state)) throw new Conflict('payment_closed', paymentId)
    const after = { ...before, returnPath: before.returnPath ?? returnPath }
    if (!before.returnPath) await updatePayment(tx, after)
    return after
  })
  const returnUrl = `${house.config.publicUrl}${payment.returnPath ?? returnPath}`
  if (isSecured(payment)) return { redirectUrl: returnUrl }
  if (payment.checkoutUrl && payment.checkoutId) {
    return { redirectUrl: await openAgain(house, payment, payment.checkoutId, payment.checkoutUrl, returnUrl) }
  }
  return { redirectUrl: await openAt(house, payment, returnUrl) }
}

async function openAt(house: House, payment: Payment, returnUrl: string): Promise<string> {
  const { id, amount } = payment
  const callbackUrl = `${house.config.publicUrl}/callbacks/payment`
  const answer = await httpProvider(house.config.payment).open(
    { reference: id, amount, returnUrl, callbackUrl },
    `${id}:open`,
  )
  if (!answer.ok) throw new Unavailable(`payment provider ${answer.reason}`)
  await house.db.transact(async (tx) => {
    await takeReport(tx, house, id, answer.report)
    const before = await lockPayment(tx, id)
    if (before && !before.checkoutUrl) await change(tx, before, { ...before, checkoutUrl: answer.url })
  })
  return answer.url
}

// The checkout may have moved on without our knowing: paid, failed, or forgotten by the provider.
async function openAgain(
  house: House,
  { id }: Payment,
  checkoutId: string,
  checkoutUrl: string,
  returnUrl: string,
): Promise<string> {
  const answer = await httpProvider(house.config.payment).look(checkoutId)
  if (!answer.ok && answer.reason !== 'lost') return checkoutUrl
  const now = await house.db.transact(async (tx) => {
    if (answer.ok) await takeReport(tx, house, id, answer.report)
    else await giveUpLost(tx, id)
    return lockPayment(tx, id)
  })
  if (!now || !isLive(now.state)) throw new Conflict('payment_closed', id)
  return isSecured(now) ? returnUrl : checkoutUrl
}

// Nobody can pay there any more. Money that comes all the same is given back once a new attempt exists.
async function giveUpLost(tx: Tx, id: PaymentId): Promise<void> {
  const before = await lockPayment(tx, id)
  if (before?.state !== 'pending') return
  const lost: Payment = { ...before, reported: 'failed' }
  await change(tx, before, { ...lost, state: stateOf(lost) })
}
