import { yen } from '#platform/money/index.ts'
import type { Alarm, Payment, PaymentState, Report } from './payment.ts'

/** What the provider has to be told next, or nothing. Decided anew from the facts each time, so running it twice is safe. */
export type Order = { kind: 'capture' } | { kind: 'void' } | { kind: 'refund'; amount: number }

type Facts = Pick<Payment, 'wanted' | 'reported' | 'capturedAmount' | 'refundOwed' | 'refundedAmount'>

/** The state that people and other modules see, from what is wanted and what is reported. */
export function stateOf(facts: Facts): PaymentState {
  const giveBack = facts.wanted === 'give-back'
  switch (facts.reported) {
    case 'none':
      return giveBack ? 'released' : 'created'
    case 'open':
      return giveBack ? 'releasing' : 'pending'
    case 'authorised':
      return giveBack ? 'releasing' : 'authorised'
    case 'captured':
      return owedNow(facts) > facts.refundedAmount ? 'refunding' : 'captured'
    case 'voided':
      return 'released'
    case 'refunded':
    case 'failed':
    case 'expired':
      return facts.reported
  }
}

export function nextOrder(payment: Facts & Pick<Payment, 'alarm'>): Order | undefined {
  if (payment.alarm) return undefined
  const { reported, wanted } = payment
  if (wanted === 'give-back' && (reported === 'open' || reported === 'authorised')) return { kind: 'void' }
  if (wanted === 'charge' && reported === 'authorised') return { kind: 'capture' }
  const amount = owedNow(payment) - payment.refundedAmount
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
 * Takes a report in. Reports are whole snapshots with the provider's sequence, so the newest wins and older or
 * repeated ones change nothing: twice, late and out of order all end in the same payment.
 */
export function applyReport(before: Payment, report: Report, now: Temporal.Instant): Applied {
  const alarm = alarmOf(before, report)
  if (alarm === 'reference_mismatch') return { outcome: 'alarm', payment: { ...before, alarm } }
  if (report.sequence <= before.sequence || runsBackwards(before, report)) return { outcome: 'stale', payment: before }
  if (alarm) return { outcome: 'alarm', payment: { ...before, alarm, sequence: report.sequence } }
  return { outcome: 'applied', payment: taken(before, report, now) }
}

function alarmOf(payment: Payment, report: Report): Alarm | undefined {
  const otherCheckout = payment.checkoutId !== undefined && payment.checkoutId !== report.checkoutId
  if (report.reference !== payment.id || otherCheckout) return 'reference_mismatch'
  const amounts = [report.amount, report.capturedAmount, report.refundedAmount]
  const possible = report.capturedAmount <= report.amount && report.refundedAmount <= report.capturedAmount
  const whole = amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)
  return report.amount === payment.amount && possible && whole ? undefined : 'amount_mismatch'
}

// Money never runs backwards: a snapshot with less than we booked is older, whatever its number says.
const runsBackwards = (before: Payment, report: Report): boolean =>
  report.capturedAmount < before.capturedAmount || report.refundedAmount < before.refundedAmount

function taken(before: Payment, report: Report, now: Temporal.Instant): Payment {
  const after: Payment = {
    ...before,
    reported: report.status,
    sequence: report.sequence,
    checkoutId: report.checkoutId,
    capturedAmount: yen(report.capturedAmount),
    refundedAmount: yen(report.refundedAmount),
    ...(report.method && { method: report.method }),
    ...(report.holdExpiresAt && { holdExpiresAt: report.holdExpiresAt }),
  }
  const state = stateOf(after)
  return { ...after, state, ...(isSecured(after) && !before.securedAt && { securedAt: now }) }
}

const owedNow = (facts: Facts): number => (facts.wanted === 'give-back' ? facts.capturedAmount : facts.refundOwed)
