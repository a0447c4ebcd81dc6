import { type Checkout, type FailureReason, holdDays, type Method } from './checkout.ts'

export type EventType = 'authorised' | 'captured' | 'failed' | 'voided' | 'expired' | 'refunded'

export type Outcome =
  | { ok: true; event: EventType }
  | { ok: false; reason: 'wrong_state' | 'amount_too_large' | 'amount_invalid' }

/** The payer pays on the hosted page. */
export const pay = (checkout: Checkout, method: Method, now: Temporal.Instant): Outcome => {
  if (checkout.status !== 'open') return { ok: false, reason: 'wrong_state' }
  checkout.method = method
  if (method === 'card') {
    checkout.status = 'authorised'
    checkout.holdExpiresAt = now.add({ hours: holdDays * 24 })
    return { ok: true, event: 'authorised' }
  }
  checkout.status = 'captured'
  checkout.capturedAmount = checkout.amount
  return { ok: true, event: 'captured' }
}

/** The payer taps the card or shows the code at the terminal of a desk: charged at once, also by card. */
export const tap = (checkout: Checkout): Outcome => {
  if (checkout.status !== 'open' || !checkout.desk) return { ok: false, reason: 'wrong_state' }
  checkout.method = checkout.desk.method
  checkout.status = 'captured'
  checkout.capturedAmount = checkout.amount
  return { ok: true, event: 'captured' }
}

/** The payment did not come about: no money, or the payer went back. */
export const fail = (checkout: Checkout, failureReason: FailureReason, method?: Method): Outcome => {
  if (checkout.status !== 'open') return { ok: false, reason: 'wrong_state' }
  checkout.status = 'failed'
  checkout.failureReason = failureReason
  if (method) checkout.method = method
  return { ok: true, event: 'failed' }
}

/** Takes at most what was held; the rest goes back to the card at once. */
export const capture = (checkout: Checkout, amount: unknown): Outcome => {
  if (checkout.status !== 'authorised') return { ok: false, reason: 'wrong_state' }
  if (!isYen(amount)) return { ok: false, reason: 'amount_invalid' }
  if (amount > checkout.amount) return { ok: false, reason: 'amount_too_large' }
  checkout.status = 'captured'
  checkout.capturedAmount = amount
  return { ok: true, event: 'captured' }
}

export const voidHold = (checkout: Checkout): Outcome => {
  if (checkout.status !== 'authorised') return { ok: false, reason: 'wrong_state' }
  checkout.status = 'voided'
  return { ok: true, event: 'voided' }
}

/** Gives back a part or all; `refunded` is the state once everything went back. */
export const refund = (checkout: Checkout, amount: unknown): Outcome => {
  if (checkout.status !== 'captured') return { ok: false, reason: 'wrong_state' }
  if (!isYen(amount)) return { ok: false, reason: 'amount_invalid' }
  if (amount > checkout.capturedAmount - checkout.refundedAmount) return { ok: false, reason: 'amount_too_large' }
  checkout.refundedAmount += amount
  if (checkout.refundedAmount === checkout.capturedAmount) checkout.status = 'refunded'
  return { ok: true, event: 'refunded' }
}

/** A hold ends by itself at the instant of its expiry. */
export const expireIfDue = (checkout: Checkout, now: Temporal.Instant): Outcome => {
  const due = checkout.holdExpiresAt
  if (checkout.status !== 'authorised' || !due || Temporal.Instant.compare(now, due) < 0)
    return { ok: false, reason: 'wrong_state' }
  checkout.status = 'expired'
  return { ok: true, event: 'expired' }
}

const isYen = (amount: unknown): amount is number =>
  typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0
