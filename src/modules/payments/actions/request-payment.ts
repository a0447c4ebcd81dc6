import { lockFor, type Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Payment, PaymentId, PaymentLine, PaymentPurpose } from '../domain/payment.ts'
import { isLive, isSecured, stateOf } from '../domain/state.ts'
import { attemptsFor, findByKey, insertPayment, lockPayment } from '../store/payments.ts'
import { change } from './change.ts'

export type PaymentRequest = {
  purpose: PaymentPurpose
  payerPersonId: PersonId
  lines: readonly PaymentLine[]
  /** A replay with the same key returns the same payment, even a dead one. Leave it out to ask again after one died. */
  key?: string
}

/**
 * Asks for the sum of `lines`. While an attempt for this purpose stands (created, pending, authorised, captured) it is
 * returned, so 50 parallel calls are one payment; after failed, expired, released or refunded the next attempt starts
 * and late money of the older ones is given back by itself. Throws `Conflict('payment_amount_changed')` when an
 * authorised or captured attempt is for another sum; an unpaid one is replaced. Throws `RangeError` for sums ≤ 0.
 */
export async function requestPayment(tx: Tx, request: PaymentRequest): Promise<{ paymentId: PaymentId }> {
  const { purpose, payerPersonId, lines, key } = request
  const amount = checkedSum(lines)
  await lockFor(tx, 'payments.purpose', `${purpose.kind}:${purpose.id}`)
  const replayed = key === undefined ? undefined : await findByKey(tx, purpose, key)
  if (replayed) return { paymentId: replayed }
  const attempts = await attemptsFor(tx, purpose)
  const standing = attempts.find((payment) => isLive(payment.state))
  if (standing?.amount === amount) return { paymentId: standing.id }
  if (standing && isSecured(standing)) throw new Conflict('payment_amount_changed', standing.id)
  for (const old of attempts) await giveUp(tx, old.id)
  const attempt = (attempts[0]?.attempt ?? 0) + 1
  const paymentId = await insertPayment(tx, {
    purpose,
    payerPersonId,
    lines,
    attempt,
    ...(key !== undefined && { key }),
  })
  return { paymentId }
}

/** From now on every yen that comes for this attempt is given back. */
export async function giveUp(tx: Tx, id: PaymentId): Promise<void> {
  const before = await lockPayment(tx, id)
  if (!before || before.wanted === 'give-back' || isSpent(before)) return
  const wanted: Payment = { ...before, wanted: 'give-back' }
  await change(tx, before, { ...wanted, state: stateOf(wanted) })
}

// Issued and refunded by rule: its revenue stays booked.
const isSpent = (payment: Payment): boolean => payment.recognised || payment.wanted === 'charge'

function checkedSum(lines: readonly PaymentLine[]): number {
  if (lines.some((line) => line.amount !== line.unit * line.count)) throw new RangeError('a line is not unit × count')
  const sum = lines.reduce((total, line) => total + line.amount, 0)
  if (sum <= 0) throw new RangeError('nothing to pay')
  return sum
}
