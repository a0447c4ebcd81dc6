import { yen } from '#platform/money/index.ts'
import { type Alarm, type Payment, type PaymentState, type Report, refundedOf } from './payment.ts'

/** What the provider has to be told next, or nothing. Decided anew from the facts each time, so running it twice is safe. */
export type Order = { kind: 'capture' } | { kind: 'void' } | { kind: 'refund'; amount: number }

type Facts = Pick<
  Payment,
  'wanted' | 'reported' | 'capturedAmount' | 'refundOwed' | 'refundedAmount' | 'elsewhereOwed' | 'elsewhereRefunded'
>

/** The state that people and other modules see, from what is wanted and what is reported. */
export function stateOf(facts: Facts): PaymentState {
  const giveBack = facts.wanted === 'give-back'
  switch (facts.reported) {
    case 'none':
      return giveBack ? 'released' : 'created'
    case 'open':
      return giveBack ? 'released' : 'pending'
    case 'authorised':
      return giveBack ? 'releasing' : 'authorised'
    case 'captured':
      return capturedState(facts)
    case 'voided':
      return 'released'
    case 'refunded':
    case 'failed':
    case 'expired':
      return facts.reported
  }
}

function capturedState(facts: Facts): PaymentState {
  const owed = owedNow(facts)
  if (facts.wanted === 'give-back' && facts.capturedAmount === 0) return 'released'
  if (owed > refundedOf(facts)) return 'refunding'
  return owed > 0 && owed === facts.capturedAmount ? 'refunded' : 'captured'
}

export function nextOrder(payment: Facts & Pick<Payment, 'alarm'>): Order | undefined {
  if (payment.alarm) return undefined
  const { reported, wanted } = payment
  if (wanted === 'give-back' && reported === 'authorised') return { kind: 'void' }
  if (wanted === 'charge' && reported === 'authorised') return { kind: 'capture' }
  const amount = owedNow(payment) - payment.elsewhereOwed - payment.refundedAmount
  return reported === 'captured' && amount > 0 ? { kind: 'refund', amount } : undefined
}

/** The amount is safe with us: procedures may go on. */
export const isSecured = (payment: Facts): boolean => {
  const state = stateOf(payment)
  return state === 'authorised' || state === 'captured'
}

/** A new attempt may start only when none of these stands. */
export const isLive = (state: PaymentState): boolean =>
  state === 'created' || state === 'pending' || state === 'authorised' || state === 'captured'

export type Applied = { outcome: 'applied' | 'stale' | 'alarm'; payment: Payment }

/**
 * Takes a report in. Reports are whole snapshots and a checkout only ever moves forward, so older and repeated ones
 * change nothing: twice, late, out of order and before our own call's answer all end in the same payment.
 */
export function applyReport(before: Payment, report: Report, now: Temporal.Instant): Applied {
  const alarm = alarmOf(before, report)
  if (alarm === 'reference_mismatch') return { outcome: 'alarm', payment: { ...before, alarm } }
  const sequence = Math.max(before.sequence, report.sequence ?? 0)
  if (report.sequence !== undefined && report.sequence <= before.sequence) return { outcome: 'stale', payment: before }
  if (alarm) return { outcome: 'alarm', payment: { ...before, alarm, sequence } }
  if (!isForward(before, report)) return { outcome: 'stale', payment: { ...before, sequence } }
  return { outcome: 'applied', payment: taken({ ...before, sequence }, report, now) }
}

function alarmOf(payment: Payment, report: Report): Alarm | undefined {
  const otherCheckout = payment.checkoutId !== undefined && payment.checkoutId !== report.checkoutId
  if (report.reference !== payment.id || otherCheckout) return 'reference_mismatch'
  const charged = ['captured', 'refunded'].includes(report.status) ? payment.amount : 0
  const right = report.amount === payment.amount && report.capturedAmount === charged
  return right && report.refundedAmount >= 0 && report.refundedAmount <= charged ? undefined : 'amount_mismatch'
}

// The way of a checkout. Money already booked is never taken back by a report.
const order = { none: 0, open: 1, failed: 2, authorised: 3, voided: 4, expired: 4, captured: 5, refunded: 6 } as const

const isForward = (before: Payment, report: Report): boolean =>
  order[report.status] > order[before.reported] ||
  (report.status === before.reported && report.refundedAmount > before.refundedAmount)

function taken(before: Payment, report: Report, now: Temporal.Instant): Payment {
  const after: Payment = {
    ...before,
    reported: report.status,
    checkoutId: report.checkoutId,
    capturedAmount: yen(report.capturedAmount),
    refundedAmount: yen(report.refundedAmount),
    ...(report.method && { method: report.method }),
    ...(report.holdExpiresAt && { holdExpiresAt: report.holdExpiresAt }),
  }
  return {
    ...after,
    state: stateOf(after),
    ...(!before.capturedAt && after.capturedAmount > 0 && { capturedAt: now }),
    ...(!before.securedAt && isSecured(after) && { securedAt: now }),
  }
}

const owedNow = (facts: Facts): number => (facts.wanted === 'give-back' ? facts.capturedAmount : facts.refundOwed)
