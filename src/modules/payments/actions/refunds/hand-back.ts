import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { addYen } from '#platform/money/index.ts'
import { givenBack } from '../../domain/books/bookings.ts'
import { yearOfTaking } from '../../domain/books/fiscal-year.ts'
import type { Payment } from '../../domain/payment.ts'
import { stateOf } from '../../domain/state.ts'
import { drawerOf, lockDrawer } from '../../store/counter/drawers.ts'
import { book } from '../../store/ledger.ts'
import { linesOf, lockPayment } from '../../store/payments.ts'
import { insertCashRefund } from '../../store/refunds/proposals.ts'
import { findRefund, type RefundId } from '../../store/refunds/refunds.ts'
import { booksOf } from '../books/keep-books.ts'
import { change } from '../change.ts'

export type HandedBack = { ok: true } | { ok: false; reason: 'no_open_drawer' | 'handed_already' }

/** Hands a refund out of the open drawer of this member, once. */
export async function handBack(tx: Tx, house: House, staff: Staff, id: RefundId): Promise<HandedBack> {
  const refund = await findRefund(tx, id)
  if (refund?.way !== 'cash') throw new NotFound(id)
  const day = house.clock.today()
  const drawerId = await drawerOf(tx, staff.staffId, day)
  if (!drawerId) return { ok: false, reason: 'no_open_drawer' }
  await lockDrawer(tx, drawerId)
  const before = await lockPayment(tx, refund.paymentId)
  if (!before) throw new NotFound(id)
  const { amount } = refund
  const handed = { refundId: id, drawerId, day, amount, by: staff.staffId, at: house.clock.now() }
  if (!(await insertCashRefund(tx, handed))) return { ok: false, reason: 'handed_already' }
  const books = booksOf(house)
  const lines = await linesOf(tx, before.id)
  const step = { kind: 'hand-back' as const, from: 'cash.drawer' as const, payment: before, amount, lines }
  const booking = givenBack({ ...step, itemOf: books.itemOf })
  await book(tx, { paymentId: before.id, drawerId }, booking, day, yearOfTaking(day))
  const after: Payment = { ...before, elsewhereRefunded: addYen(before.elsewhereRefunded, amount) }
  await change(tx, before, { ...after, state: stateOf(after) }, books)
  await recordAudit(tx, {
    actor: staff,
    action: 'payments.refund.hand_back',
    subject: { kind: 'payments.payment', id: before.id },
    ...(before.payerPersonId && { personId: before.payerPersonId, reason: 'duty' as const }),
    ids: { refundId: id, drawerId },
  })
  return { ok: true }
}
