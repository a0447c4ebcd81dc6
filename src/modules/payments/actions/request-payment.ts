import { lockFor, type Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import type { Payment, PaymentId, PaymentLine, PaymentPurpose } from '../domain/payment.ts'
import { claimsOf } from '../domain/books/assessment.ts'
import { isLive, isSecured, stateOf } from '../domain/state.ts'
import { setClaims } from '../store/books/assessments.ts'
import { attemptsFor, findByKey, insertPayment, lockPayment } from '../store/payments.ts'
import { insertRefund } from '../store/refunds/refunds.ts'
import type { Books } from './books/keep-books.ts'
import { change } from './change.ts'

export type PaymentRequest = {
  purpose: PaymentPurpose
  payerPersonId: PersonId
  lines: readonly PaymentLine[]
  /** A replay with the same key returns the same payment, even a dead one. Leave it out to ask again after one died. */
  key?: string
  /** What the payer shows at the counter: the receipt number of the case. */
  reference?: string
  /** The office itself has fixed the sum (an invoice rather than a fee at filing): 調定 is booked now, by this day. */
  assessed?: Books
  /** Whose money it is, where it is not the ward's (利用料金). */
  payeeId?: OrganisationId | undefined
}

/**
 * Asks for the sum of `lines`, reductions included. While an attempt for this purpose stands (created, pending, authorised, captured) it is
 * returned, so 50 parallel calls are one payment, unless nobody has paid it and another person asks: then it is theirs anew; after failed, expired, released or refunded the next attempt starts
 * and late money of the older ones is given back by itself. Throws `Conflict('payment_amount_changed')` when an
 * authorised or captured attempt is for another sum; an unpaid one is replaced. Throws `RangeError` for sums below 0.
 * A sum of zero (免除) stands as captured from the start: nothing is to be paid, and `capture` books a 調定 of zero.
 */
export async function requestPayment(tx: Tx, request: PaymentRequest): Promise<{ paymentId: PaymentId }> {
  const { purpose, payerPersonId, lines, key } = request
  const amount = checkedSum(lines)
  await lockFor(tx, 'payments.purpose', `${purpose.kind}:${purpose.id}`)
  const replayed = key === undefined ? undefined : await findByKey(tx, purpose, key)
  if (replayed) return { paymentId: replayed }
  const attempts = await attemptsFor(tx, purpose)
  const standing = attempts.find((payment) => isLive(payment.state))
  const isSettled = standing && isSecured(standing)
  if (standing?.amount === amount && (isSettled || standing.payerPersonId === payerPersonId))
    return { paymentId: standing.id }
  if (isSettled) throw new Conflict('payment_amount_changed', standing.id)
  for (const old of attempts) await giveUp(tx, old.id)
  const attempt = (attempts[0]?.attempt ?? 0) + 1
  const paymentId = await insertPayment(tx, {
    purpose,
    payerPersonId,
    lines,
    attempt,
    ...(key !== undefined && { key }),
    ...(request.reference !== undefined && { reference: request.reference }),
    ...(request.payeeId && { payeeId: request.payeeId }),
  })
  if (amount === 0) await waive(tx, paymentId)
  if (request.assessed && !request.payeeId)
    await setClaims(tx, { id: paymentId, purpose }, claimsOf(lines, request.assessed.itemOf), request.assessed.on)
  return { paymentId }
}

// Whoever waits for the money may go on at once.
async function waive(tx: Tx, id: PaymentId): Promise<void> {
  const payment = await lockPayment(tx, id)
  if (!payment) throw new Error('payment was not inserted')
  await change(tx, payment, { ...payment, reported: 'captured', state: 'captured' })
  const data = { paymentId: id, attempt: payment.attempt }
  const { kind, id: purposeId } = payment.purpose
  await emit(tx, { type: 'payments.authorised', subjectKind: kind, subjectId: purposeId, data })
}

/** From now on every yen that comes for this attempt is given back. */
export async function giveUp(tx: Tx, id: PaymentId): Promise<void> {
  const before = await lockPayment(tx, id)
  // What was issued is refunded by rule: its revenue stays booked.
  if (!before || before.wanted === 'give-back' || before.wanted === 'charge') return
  const wanted: Payment = { ...before, wanted: 'give-back' }
  if (before.method === 'cash' && before.reported === 'captured') return giveBackCash(tx, before, wanted)
  await change(tx, before, { ...wanted, state: stateOf(wanted) })
}

// No provider can send cash back: somebody at a drawer hands it out.
async function giveBackCash(tx: Tx, before: Payment, wanted: Payment): Promise<void> {
  const left = yen(before.capturedAmount - before.elsewhereOwed)
  if (left > 0) await insertRefund(tx, { paymentId: before.id, amount: left, ground: 'not-issued', way: 'cash' })
  const after: Payment = { ...wanted, refundOwed: before.capturedAmount, elsewhereOwed: before.capturedAmount }
  await change(tx, before, { ...after, state: stateOf(after) })
}

export function checkedSum(lines: readonly PaymentLine[]): number {
  if (lines.some((line) => line.amount !== line.unit * line.count)) throw new RangeError('a line is not unit × count')
  const sum = lines.reduce((total, line) => total + line.amount, 0)
  if (sum < 0) throw new RangeError('less than nothing to pay')
  return sum
}
