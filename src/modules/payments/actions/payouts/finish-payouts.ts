import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { addYen, type Yen, yen } from '#platform/money/index.ts'
import { type Booking, move } from '../../domain/books/bookings.ts'
import type { Payout } from '../../domain/payouts/payout.ts'
import type { ResultCode } from '../../domain/payouts/read-transfers.ts'
import { stateOf } from '../../domain/state.ts'
import { book } from '../../store/ledger.ts'
import { lockPayment } from '../../store/payments.ts'
import { endPayout, lockPayouts, movePayouts } from '../../store/payouts/payouts.ts'
import type { NewResult } from '../../store/payouts/results.ts'
import { findRefund, type RefundId } from '../../store/refunds.ts'
import { change } from '../change.ts'
import { refundPurpose } from './book-payout.ts'
import { emitPayout } from './request-payout.ts'

/** Payouts that the bank answered: paid, or ended with the bank's reason for whoever asked for them. */
export async function finishPayouts(tx: Tx, house: House, results: readonly NewResult[]): Promise<void> {
  const codes = new Map(results.map(({ payoutId, code }) => [payoutId, code]))
  const payouts = await lockPayouts(tx, [...codes.keys()])
  const arrived = payouts.filter(({ id }) => codes.get(id) === 'paid')
  await movePayouts(
    tx,
    arrived.map(({ id }) => id),
    'sent',
    'paid',
  )
  for (const payout of arrived) await finishPaid(tx, house, payout)
  for (const payout of payouts) {
    const code = codes.get(payout.id)
    if (code && code !== 'paid') await finishFailed(tx, house, payout, code)
  }
}

async function finishPaid(tx: Tx, house: House, payout: Payout): Promise<void> {
  await note(tx, house, payout, move('payout-paid', 'payable', 'cash.bank', payout.amount))
  if (payout.purpose.kind === refundPurpose) await moveRefunded(tx, payout, payout.amount)
  await emitPayout(tx, payout, 'paid')
}

async function finishFailed(tx: Tx, house: House, payout: Payout, code: Exclude<ResultCode, 'paid'>): Promise<void> {
  await endPayout(tx, payout.id, 'failed', code, house.clock.now())
  const isRefund = payout.purpose.kind === refundPurpose
  // A refund is still owed: it waits for another account. An expenditure goes back to the budget (戻入).
  const back = payout.state === 'paid' ? 'cash.bank' : 'payable'
  const debt = isRefund ? 'refunds' : 'expenditure'
  await note(tx, house, payout, {
    kind: 'payout-back',
    entries: [
      { account: back, amount: payout.amount },
      { account: debt, amount: -payout.amount, item: payout.budgetItem },
    ],
  })
  if (isRefund && payout.state === 'paid') await moveRefunded(tx, payout, yen(-payout.amount))
  await emitPayout(tx, payout, 'failed')
}

const note = (tx: Tx, house: House, { id, fiscalYear }: Payout, booking: Booking) =>
  book(tx, { payoutId: id }, booking, house.clock.today(), fiscalYear)

async function moveRefunded(tx: Tx, { purpose }: Payout, amount: Yen): Promise<void> {
  const refund = await findRefund(tx, purpose.id as RefundId) // our own id
  const before = refund && (await lockPayment(tx, refund.paymentId))
  if (!before) throw new Error('a refund without its payment')
  const after = { ...before, elsewhereRefunded: addYen(before.elsewhereRefunded, amount) }
  await change(tx, before, { ...after, state: stateOf(after) })
}
