import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { isRevenueDue } from '../domain/books/bookings.ts'
import { type Payment, refundedOf } from '../domain/payment.ts'
import { nextOrder } from '../domain/state.ts'
import { updatePayment } from '../store/payments.ts'
import { type Books, keepBooks } from './books/keep-books.ts'

/**
 * Writes the step of a locked payment: row, ledger, 調定, receipt number, events and the job that carries out what it
 * now asks for. Without the books nothing is booked: where money moved that is an error, and revenue that is due waits
 * for the job.
 */
export async function change(tx: Tx, before: Payment, wished: Payment, books?: Books): Promise<void> {
  const after = books && isRevenueDue(wished) ? { ...wished, recognised: true } : wished
  await updatePayment(tx, after)
  await keepBooks(tx, before, after, books)
  for (const type of eventsOf(before, after)) {
    const data = { paymentId: after.id, attempt: after.attempt }
    await emit(tx, { type, subjectKind: after.purpose.kind, subjectId: after.purpose.id, data })
  }
  if (before.state !== after.state || before.alarm !== after.alarm) await audit(tx, after)
  if (needsSettling(after))
    await enqueue(tx, 'payments.settle', { paymentId: after.id }, { key: `payments.settle:${after.id}` })
}

const needsSettling = (payment: Payment): boolean => isRevenueDue(payment) || nextOrder(payment) !== undefined

const audit = (tx: Tx, { id, state, alarm }: Payment) =>
  recordAudit(tx, {
    actor: { kind: 'system', task: 'payments' },
    action: `payments.payment.${alarm ? 'alarm' : state}`,
    subject: { kind: 'payments.payment', id },
  })

// `authorised` is told once, when the amount is first safe with us, also where the method charges at once;
// whoever waits for the money listens to it alone.
function eventsOf(before: Payment, after: Payment): string[] {
  const types: string[] = []
  if (!before.securedAt && after.securedAt) types.push('payments.authorised')
  if (before.capturedAmount === 0 && after.capturedAmount > 0) types.push('payments.captured')
  // Whichever way it went back: by the provider, out of the drawer, by transfer, with a cancelled receipt.
  if (refundedOf(after) > refundedOf(before)) types.push('payments.refunded')
  if (before.state !== after.state) {
    if (after.state === 'released') types.push('payments.released')
    if (after.state === 'failed') types.push('payments.failed')
    if (after.state === 'expired') types.push('payments.expired')
  }
  return types
}
