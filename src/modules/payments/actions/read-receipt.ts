import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { Payment, PaymentLine } from '../domain/payment.ts'
import { paymentPolicy } from '../policies.ts'
import { findPayment, linesOf } from '../store/payments.ts'
import { type ReceiptIssue, receiptIssues } from '../store/receipts.ts'
import { type PapersOfRefund, refundsOf } from '../store/refunds/return-invoices.ts'

export type Receipt = {
  payment: Payment
  lines: readonly PaymentLine[]
  issues: readonly ReceiptIssue[]
  refunds: readonly PapersOfRefund[]
  /** Day by the business clock on which the money was taken. */
  paidAt: Temporal.Instant
}

/** The actor's own payment. Throws `NotFound` for everybody else's, for wrong ids and for none. */
export async function ownPayment(tx: Tx, actor: Actor, id: string): Promise<Payment> {
  const payment = parseId<'payment'>(id) && (await findPayment(tx, id))
  if (!payment || !paymentPolicy.may(actor, payment)) throw new NotFound()
  return payment
}

/** Whether this actor pays (or paid) it. */
export async function isPayer(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const payment = await findPayment(tx, id)
  return payment !== undefined && paymentPolicy.may(actor, payment)
}

/** A receipt exists once money was taken; refunds stand on it. */
export async function readReceipt(tx: Tx, actor: Actor, id: string): Promise<Receipt> {
  const payment = await ownPayment(tx, actor, id)
  if (!payment.capturedAt) throw new NotFound()
  const lines = await linesOf(tx, payment.id)
  const issues = await receiptIssues(tx, payment.id)
  return { payment, lines, issues, refunds: await refundsOf(tx, payment.id), paidAt: payment.capturedAt }
}
