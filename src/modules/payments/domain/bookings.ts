import type { Payment, PaymentLine } from './payment.ts'

export type LedgerAccount = 'receivable' | 'deposit' | 'revenue.fee' | 'revenue.postage' | 'refunds'

/** Debit positive, credit negative; the amounts of one booking sum to zero. */
export type Booking = {
  kind: 'charge' | 'recognition' | 'refund'
  entries: readonly { account: LedgerAccount; amount: number }[]
}

/**
 * What the step from `before` to `after` puts into the ledger. Money charged before issue is a deposit (預り金);
 * it becomes revenue when the house charges for good. A refund of revenue is its own account (還付金), so that
 * revenue once booked is never taken back silently.
 */
export function bookingsOf(before: Payment, after: Payment, lines: readonly PaymentLine[]): Booking[] {
  const charged = after.capturedAmount - before.capturedAmount
  const refunded = after.refundedAmount - before.refundedAmount
  const recognised = after.recognised && !before.recognised ? after.capturedAmount : 0
  const bookings: Booking[] = []
  if (charged > 0) bookings.push(booking('charge', 'receivable', 'deposit', charged))
  if (recognised > 0)
    bookings.push({ kind: 'recognition', entries: [{ account: 'deposit', amount: recognised }, ...revenue(lines)] })
  if (refunded > 0) bookings.push(booking('refund', after.recognised ? 'refunds' : 'deposit', 'receivable', refunded))
  return bookings
}

/** Charged for good and not yet booked as revenue. */
export const isRevenueDue = (payment: Payment): boolean =>
  payment.wanted === 'charge' && payment.capturedAmount > 0 && !payment.recognised

const booking = (kind: Booking['kind'], debit: LedgerAccount, credit: LedgerAccount, amount: number): Booking => ({
  kind,
  entries: [
    { account: debit, amount },
    { account: credit, amount: -amount },
  ],
})

function revenue(lines: readonly PaymentLine[]): Booking['entries'] {
  const of = (account: PaymentLine['account']) =>
    lines.filter((line) => line.account === account).reduce((sum, line) => sum + line.amount, 0)
  return [
    { account: 'revenue.fee' as const, amount: -of('fee') },
    { account: 'revenue.postage' as const, amount: -of('postage') },
  ].filter((entry) => entry.amount !== 0)
}
