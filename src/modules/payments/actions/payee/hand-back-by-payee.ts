import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { addYen } from '#platform/money/index.ts'
import type { Payment, PaymentPurpose } from '../../domain/payment.ts'
import { stateOf } from '../../domain/state.ts'
import { lockPayment } from '../../store/payments.ts'
import { insertPayeeCashRefund, payeeCashOwed } from '../../store/refunds/payee.ts'
import { findRefund, type RefundId } from '../../store/refunds/refunds.ts'
import { booksOf } from '../books/keep-books.ts'
import { change } from '../change.ts'

/** What the payee's people still have to hand out for this purpose, the oldest first. */
export const owedByPayee = (tx: Tx, purpose: PaymentPurpose) => payeeCashOwed(tx, purpose)

/** Notes that the payee's people handed a refund out of their till; `false`: somebody did already. The caller has checked who may. */
export async function handBackByPayee(tx: Tx, house: House, staff: Staff, id: RefundId): Promise<boolean> {
  const refund = await findRefund(tx, id)
  const before = refund && (await lockPayment(tx, refund.paymentId))
  if (refund?.way !== 'cash' || !before?.payeeId) throw new NotFound(id)
  if (!(await insertPayeeCashRefund(tx, { id, by: staff.staffId, at: house.clock.now() }))) return false
  const after: Payment = { ...before, elsewhereRefunded: addYen(before.elsewhereRefunded, refund.amount) }
  await change(tx, before, { ...after, state: stateOf(after) }, booksOf(house))
  await recordAudit(tx, {
    actor: staff,
    action: 'payments.payee.hand_back',
    subject: { kind: 'payments.payment', id: before.id },
    ...(before.payerPersonId && { personId: before.payerPersonId, reason: 'duty' as const }),
    ids: { refundId: id },
  })
  return true
}
