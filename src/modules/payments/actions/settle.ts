import { recordAudit } from '#platform/audit/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { addYen, type Yen } from '#platform/money/index.ts'
import type { Payment, PaymentId } from '../domain/payment.ts'
import { isSecured, stateOf } from '../domain/state.ts'
import { lockPayment } from '../store/payments.ts'
import { change } from './change.ts'
import { giveUp } from './request-payment.ts'

/**
 * The thing is issued: take the money for good. A hold is captured through a job; what was charged at filing becomes
 * revenue now. Idempotent. Throws `Conflict('payment_not_secured')` when nothing is held or charged.
 */
export async function capture(tx: Tx, paymentId: PaymentId): Promise<void> {
  const before = await locked(tx, paymentId)
  if (before.wanted === 'charge') return
  if (!isSecured(before)) throw new Conflict('payment_not_secured', paymentId)
  await change(tx, before, { ...before, wanted: 'charge' })
}

/**
 * Nothing will be issued: a hold is released, a charge refunded, an open checkout given up. Idempotent.
 * `reason` is a code for the audit. Throws `Conflict('payment_already_charged')` after `capture`: that takes a `refund`.
 */
export async function release(tx: Tx, paymentId: PaymentId, reason: string): Promise<void> {
  const before = await locked(tx, paymentId)
  if (before.wanted === 'give-back') return
  if (before.wanted === 'charge') throw new Conflict('payment_already_charged', paymentId)
  const subject = { kind: 'payments.payment', id: paymentId }
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'payments' },
    action: 'payments.payment.release',
    subject,
    ids: { reason },
  })
  await giveUp(tx, paymentId)
}

/**
 * Gives back part or all of a captured payment. `ground` is a code of the rule it rests on. Throws
 * `Conflict('refund_too_large')` when more would go back than was taken.
 */
export async function refund(
  tx: Tx,
  paymentId: PaymentId,
  { amount, ground }: { amount: Yen; ground: string },
): Promise<void> {
  const before = await locked(tx, paymentId)
  if (amount <= 0) throw new RangeError('nothing to refund')
  if (before.refundOwed + amount > before.capturedAmount) throw new Conflict('refund_too_large', paymentId)
  await sql`insert into payments.refunds (payment_id, amount, ground) values (${paymentId}, ${amount}, ${ground})`.execute(
    tx,
  )
  const after: Payment = { ...before, refundOwed: addYen(before.refundOwed, amount) }
  await change(tx, before, { ...after, state: stateOf(after) })
}

async function locked(tx: Tx, paymentId: PaymentId): Promise<Payment> {
  const payment = await lockPayment(tx, paymentId)
  if (!payment) throw new NotFound(paymentId)
  return payment
}
