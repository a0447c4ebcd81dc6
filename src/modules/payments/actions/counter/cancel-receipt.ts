import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { revenue } from '../../domain/books/bookings.ts'
import { yearOfTaking } from '../../domain/books/fiscal-year.ts'
import type { CounterReceipt, CounterReceiptId } from '../../domain/counter/receipt.ts'
import { type Payment, refundedOf } from '../../domain/payment.ts'
import { stateOf } from '../../domain/state.ts'
import { setClaims } from '../../store/books/assessments.ts'
import { insertCancellation, wishCancellation } from '../../store/counter/cancellations.ts'
import { lockDay } from '../../store/counter/drawer-days.ts'
import { drawersOf } from '../../store/counter/drawers.ts'
import { findReceipt } from '../../store/counter/receipts.ts'
import { book } from '../../store/ledger.ts'
import { linesOf, lockPayment } from '../../store/payments.ts'
import { booksOf } from '../books/keep-books.ts'
import { change } from '../change.ts'

export type Cancelled =
  | { ok: true }
  | {
      ok: false
      reason:
        | 'not_today'
        | 'day_not_open'
        | 'already_cancelled'
        | 'already_asked'
        | 'own_wish'
        | 'issued'
        | 'by_terminal'
    }

/** The first person: this receipt of today was a mistake. */
export async function askToCancel(
  tx: Tx,
  house: House,
  staff: Staff,
  id: CounterReceiptId,
  reason: string,
): Promise<Cancelled> {
  const { flaw } = await cancellable(tx, house, staff, id)
  if (flaw) return { ok: false, reason: flaw }
  if (!(await wishCancellation(tx, { id, reason, by: staff.staffId, at: house.clock.now() })))
    return { ok: false, reason: 'already_asked' }
  await audit(tx, staff, id, 'ask_to_cancel')
  return { ok: true }
}

/** The second person: the money is handed back, and revenue and 調定 of the receipt are taken back in the books. */
export async function confirmCancel(tx: Tx, house: House, staff: Staff, id: CounterReceiptId): Promise<Cancelled> {
  const { flaw, receipt, payment } = await cancellable(tx, house, staff, id)
  if (flaw) return { ok: false, reason: flaw }
  const wish = receipt.cancelWish
  if (!wish) throw new NotFound()
  if (wish.by === staff.staffId) return { ok: false, reason: 'own_wish' }
  await insertCancellation(tx, receipt, { ...wish, confirmedBy: staff.staffId, at: house.clock.now() })
  await takeBack(tx, house, payment)
  await audit(tx, staff, id, 'cancel')
  return { ok: true }
}

async function cancellable(tx: Tx, house: House, staff: Staff, id: CounterReceiptId) {
  const found = await findReceipt(tx, id)
  if (!found) throw new NotFound()
  const mine = await drawersOf(tx, staff.staffId, house.clock.today())
  if (!mine.some((drawer) => drawer.id === found.drawerId)) throw new Forbidden('not_a_cash_officer')
  const day = await lockDay(tx, found.drawerId, found.day)
  const payment = await lockPayment(tx, found.paymentId)
  const receipt = await findReceipt(tx, id)
  if (!payment || !receipt) throw new NotFound()
  return { receipt, payment, flaw: flawOf(receipt, payment, house.clock.today(), day?.state === 'open') }
}

function flawOf(
  receipt: CounterReceipt,
  payment: Payment,
  today: Temporal.PlainDate,
  isOpen: boolean,
): Extract<Cancelled, { ok: false }>['reason'] | undefined {
  if (!receipt.day.equals(today)) return 'not_today'
  if (!isOpen) return 'day_not_open'
  if (receipt.cancelled) return 'already_cancelled'
  // Card and QR go back through the provider: that is a refund with its ground.
  if (receipt.method !== 'cash') return 'by_terminal'
  if (payment.wanted === 'charge' || refundedOf(payment) > 0 || payment.refundOwed > 0) return 'issued'
  return undefined
}

async function takeBack(tx: Tx, house: House, before: Payment): Promise<void> {
  const books = booksOf(house)
  const all = before.capturedAmount
  const cancelled: Payment = {
    ...before,
    wanted: 'give-back',
    refundOwed: all,
    elsewhereOwed: all,
    elsewhereRefunded: all,
  }
  const entries = revenue(await linesOf(tx, before.id), books.itemOf).map(({ amount, ...entry }) => ({
    ...entry,
    amount: -amount,
  }))
  const { id: paymentId, drawerId } = before
  const booking = { kind: 'cancel' as const, entries: [...entries, { account: 'cash.drawer' as const, amount: -all }] }
  await book(tx, { paymentId, ...(drawerId && { drawerId }) }, booking, books.on, yearOfTaking(books.on))
  await setClaims(tx, before, [], books.on)
  await change(tx, before, { ...cancelled, state: stateOf(cancelled) }, books)
}

const audit = (tx: Tx, actor: Staff, id: CounterReceiptId, verb: string) =>
  recordAudit(tx, {
    actor,
    action: `payments.counter_receipt.${verb}`,
    subject: { kind: 'payments.counter_receipt', id },
  })
