import { type Payment, type PaymentLine, refundedOf } from '../payment.ts'
import { type ItemOf, netByItem, spread } from './items.ts'

export type LedgerAccount =
  | 'receivable'
  | 'receivable.card'
  | 'receivable.qr'
  | 'cash.drawer'
  | 'cash.bank'
  | 'deposit'
  | 'revenue.fee'
  | 'revenue.postage'
  | 'refunds'
  | 'expenditure'
  | 'payable'
  | 'over-short'

export type BookingKind =
  | 'charge'
  | 'recognition'
  | 'refund'
  | 'cancel'
  | 'hand-back'
  | 'over-short'
  | 'pay-in'
  | 'payout'
  | 'payout-paid'
  | 'payout-back'
  | 'payout-cancelled'

/** Debit positive, credit negative. `item`: 歳入科目 or 歳出科目, a key of the profile. */
export type BookingEntry = { account: LedgerAccount; amount: number; item?: string }

/** The amounts of one booking sum to zero. */
export type Booking = { kind: BookingKind; entries: readonly BookingEntry[] }

/**
 * What the step from `before` to `after` puts into the ledger. Money charged before issue is a deposit (預り金);
 * it becomes revenue when the house charges for good. A refund of revenue is its own account (還付金), so that
 * revenue once booked is never taken back silently. What goes back in cash or by transfer is booked where it is paid.
 */
export function bookingsOf(before: Payment, after: Payment, lines: readonly PaymentLine[], itemOf: ItemOf): Booking[] {
  const charged = after.capturedAmount - before.capturedAmount
  const refunded = after.refundedAmount - before.refundedAmount
  const recognised = after.recognised && !before.recognised ? after.capturedAmount : 0
  const bookings: Booking[] = []
  if (charged > 0) bookings.push(move('charge', receivableOf(after), 'deposit', charged))
  if (recognised > 0)
    bookings.push({
      kind: 'recognition',
      entries: [{ account: 'deposit', amount: recognised }, ...revenue(lines, itemOf)],
    })
  if (refunded > 0)
    bookings.push(
      givenBack({ kind: 'refund', from: receivableOf(after), payment: before, amount: refunded, lines, itemOf }),
    )
  return bookings
}

/** Charged for good and not yet booked as revenue. At the counter money is revenue at once: no law lets the ward keep it as a deposit. */
// 根拠: 地方自治法 第235条の4第2項
export const isRevenueDue = (payment: Payment): boolean =>
  payment.reported === 'captured' &&
  !payment.recognised &&
  (payment.wanted === 'charge' || (payment.channel === 'counter' && payment.wanted === 'hold'))

/** From one account to another. */
export const move = (
  kind: BookingKind,
  debit: LedgerAccount,
  credit: LedgerAccount,
  amount: number,
  item?: string,
): Booking => ({
  kind,
  entries: [
    { account: debit, amount, ...(item !== undefined && { item }) },
    { account: credit, amount: -amount },
  ],
})

/** Money that goes back out of `from`: a deposit while it is one, else 還付金 by the items that it came in for. */
export function givenBack(step: {
  kind: 'refund' | 'hand-back' | 'payout'
  from: LedgerAccount
  payment: Payment
  amount: number
  lines: readonly PaymentLine[]
  itemOf: ItemOf
}): Booking {
  const { kind, from, payment, amount, lines, itemOf } = step
  if (!payment.recognised) return move(kind, 'deposit', from, amount)
  const parts = spread(netByItem(lines, itemOf), refundedOf(payment), amount)
  const entries = parts.map(({ item, amount: part }) => ({ account: 'refunds' as const, amount: part, item }))
  return { kind, entries: [...entries, { account: from, amount: -amount }] }
}

/** Who owes the ward what was taken, or where it lies. */
export function receivableOf({ channel, method }: Pick<Payment, 'channel' | 'method'>): LedgerAccount {
  if (channel === 'online') return 'receivable'
  if (method === 'cash') return 'cash.drawer'
  return method === 'qr' ? 'receivable.qr' : 'receivable.card'
}

/** The revenue sides of a booking, one for each account and 歳入科目. */
export function revenue(lines: readonly PaymentLine[], itemOf: ItemOf): BookingEntry[] {
  return (['fee', 'postage'] as const).flatMap((account) =>
    netByItem(
      lines.filter((line) => line.account === account),
      itemOf,
    )
      .filter(({ amount }) => amount !== 0)
      .map(({ item, amount }) => ({ account: `revenue.${account}` as const, amount: -amount, item })),
  )
}
