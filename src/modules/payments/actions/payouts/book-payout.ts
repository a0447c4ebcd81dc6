import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Booking, givenBack, move } from '../../domain/books/bookings.ts'
import type { Payout } from '../../domain/payouts/payout.ts'
import { book } from '../../store/ledger.ts'
import { linesOf, lockPayment } from '../../store/payments.ts'
import { findRefund, type RefundId } from '../../store/refunds.ts'
import { booksOf } from '../books/keep-books.ts'

/** The purpose of a payout that gives a payment back. */
export const refundPurpose = 'payments.refund'

/** What is to be paid stands as 支払未済 from its approval: against the budget, or against what is refunded. */
export async function bookPayout(tx: Tx, house: House, payout: Payout): Promise<void> {
  const { id: payoutId, fiscalYear } = payout
  await book(tx, { payoutId }, await bookingOf(tx, house, payout), house.clock.today(), fiscalYear)
}

async function bookingOf(tx: Tx, house: House, { purpose, amount, budgetItem }: Payout): Promise<Booking> {
  const refund = purpose.kind === refundPurpose ? await findRefund(tx, purpose.id as RefundId) : undefined // our own id
  const payment = refund && (await lockPayment(tx, refund.paymentId))
  if (!payment) return move('payout', 'expenditure', 'payable', amount, budgetItem)
  const { itemOf } = booksOf(house)
  return givenBack({ kind: 'payout', from: 'payable', payment, amount, lines: await linesOf(tx, payment.id), itemOf })
}
