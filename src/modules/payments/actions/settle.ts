import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { addYen, type Yen } from '#platform/money/index.ts'
import type { Payment, PaymentId } from '../domain/payment.ts'
import { isSecured, stateOf } from '../domain/state.ts'
import { lockPayment } from '../store/payments.ts'
import { setClaims } from '../store/books/assessments.ts'
import { insertRefund, type RefundId, type RefundWay } from '../store/refunds/refunds.ts'
import type { Books } from './books/keep-books.ts'
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
 * 調定の減額: what `requestPayment` booked as claimed is claimed no more, and nothing is paid for it; money that comes all the
 * same is given back. Throws as `release` does.
 */
export async function withdrawRequest(tx: Tx, paymentId: PaymentId, reason: string, books: Books): Promise<void> {
  await release(tx, paymentId, reason)
  const payment = await locked(tx, paymentId)
  await setClaims(tx, payment, [], books.on)
}

export type RefundOrder = {
  amount: Yen
  /** A key of the profile's grounds. */
  ground: string
  proposedBy?: StaffId
  approvedBy?: StaffId
  /** What decided it in place of two people: a table of the ordinance, by its name. */
  byRule?: string
  /** By the business clock; left out: the day on which it is written. */
  on?: Temporal.PlainDate
  /** Left out: the way the money came, or cash where it came in cash. */
  way?: RefundWay
}

/**
 * Gives back part or all of a captured payment. `ground` is a key of the profile's grounds. After issue two different
 * people stand for it, or a rule of the ordinance; before it the decision that nothing is issued does. Throws `Conflict('refund_too_large')` when
 * more would go back than was taken, `Conflict('second_person_needed')` when only one stands for it.
 */
export async function refund(tx: Tx, paymentId: PaymentId, order: RefundOrder): Promise<RefundId> {
  const { amount, ground, proposedBy, approvedBy, byRule } = order
  const before = await locked(tx, paymentId)
  if (amount <= 0) throw new RangeError('nothing to refund')
  if (before.refundOwed + amount > before.capturedAmount) throw new Conflict('refund_too_large', paymentId)
  const afterIssue = before.wanted === 'charge'
  if (afterIssue && !byRule && (!proposedBy || !approvedBy || proposedBy === approvedBy))
    throw new Conflict('second_person_needed', paymentId)
  const isByHand = before.method === 'cash' || before.channel === 'payee'
  const way = order.way ?? (isByHand ? 'cash' : 'provider')
  if (way === 'provider' && isByHand) throw new Conflict('refund_way_impossible', paymentId)
  const people = { ...(proposedBy && { proposedBy }), ...(approvedBy && { approvedBy }), ...(byRule && { byRule }) }
  const decidedOn = order.on ? { decidedOn: order.on } : {}
  const refundId = await insertRefund(tx, { paymentId, amount, ground, way, afterIssue, ...people, ...decidedOn })
  const elsewhereOwed = way === 'provider' ? before.elsewhereOwed : addYen(before.elsewhereOwed, amount)
  const after: Payment = { ...before, refundOwed: addYen(before.refundOwed, amount), elsewhereOwed }
  await change(tx, before, { ...after, state: stateOf(after) })
  return refundId
}

async function locked(tx: Tx, paymentId: PaymentId): Promise<Payment> {
  const payment = await lockPayment(tx, paymentId)
  if (!payment) throw new NotFound(paymentId)
  return payment
}
