import type { House } from '#platform/module/index.ts'
import { isRevenueDue } from '../domain/books/bookings.ts'
import type { Payment, PaymentId } from '../domain/payment.ts'
import { nextOrder, type Order } from '../domain/state.ts'
import { httpProvider } from '../provider/http-provider.ts'
import type { Answer } from '../provider/port.ts'
import { lockPayment } from '../store/payments.ts'
import { booksOf } from './books/keep-books.ts'
import { change } from './change.ts'
import { logAlarm, takeReport } from './take-report.ts'

/**
 * Does what the payment asks for now: books revenue that is due, then gives the provider its next order. Decided from
 * the row each time and sent with an idempotency key, so it may run twice. Throws when the provider does not answer:
 * the queue tries again with growing pauses, about three days long.
 */
export async function carryOut(house: House, id: PaymentId): Promise<void> {
  const payment = await house.db.transact(async (tx) => {
    const before = await lockPayment(tx, id)
    if (before && isRevenueDue(before)) await change(tx, before, before, booksOf(house))
    return before
  })
  const order = payment && nextOrder(payment)
  if (!payment?.checkoutId || !order) return
  const answer = await give(house, payment, payment.checkoutId, order)
  if (answer.ok) await house.db.transact((tx) => takeReport(tx, house, id, answer.report))
  else if (answer.reason !== 'unreachable') await reconsider(house, payment, payment.checkoutId, order)
  else throw new Error('the payment provider does not answer')
}

function give(house: House, payment: Payment, checkoutId: string, order: Order): Promise<Answer> {
  const provider = httpProvider(house.config.payment)
  switch (order.kind) {
    case 'capture':
      return provider.capture(checkoutId, payment.amount, `${payment.id}:capture`)
    case 'void':
      return provider.void(checkoutId, `${payment.id}:void`)
    case 'refund':
      // The key names the sum after the refund: the same step twice is one refund, the next step is another.
      return provider.refund(checkoutId, order.amount, `${payment.id}:refund:${payment.refundedAmount + order.amount}`)
  }
}

// Refused: perhaps the checkout has moved on without our knowing. If it has not, a person has to look.
async function reconsider(house: House, payment: Payment, checkoutId: string, order: Order): Promise<void> {
  const answer = await httpProvider(house.config.payment).look(checkoutId)
  if (!answer.ok && answer.reason === 'unreachable') throw new Error('the payment provider does not answer')
  await house.db.transact(async (tx) => {
    if (answer.ok) await takeReport(tx, house, payment.id, answer.report)
    const now = await lockPayment(tx, payment.id)
    if (!now || now.alarm || !isStillWanted(now, order)) return
    const alarmed: Payment = { ...now, alarm: 'order_refused' }
    logAlarm(house, alarmed)
    await change(tx, now, alarmed)
  })
}

// A capture that was refused because the hold is gone is not settled either: something was issued and not paid.
const isStillWanted = (payment: Payment, order: Order): boolean =>
  nextOrder(payment)?.kind === order.kind || (order.kind === 'capture' && payment.capturedAmount === 0)
