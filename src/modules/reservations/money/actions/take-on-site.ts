import {
  type CounterMethod,
  type CounterReceipt,
  handBackByPayee,
  owedByPayee,
  type PaymentId,
  type RefundId,
  takeAtCounter,
  takeByPayee,
} from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { findReservation, lockReservation } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { isOpen, purposeOf } from '../domain/bill.ts'
import { requireMoneyDesk } from '../permissions.ts'
import { billsOf } from '../store/bills.ts'
import { billFor } from './ask.ts'
import { separate } from './joint.ts'
import { settleBill, settleOpenBill } from './settle.ts'

export type TakenOnSite =
  | { ok: true; paymentId: PaymentId; receipt?: CounterReceipt; change: Yen; isOnTerminal: boolean }
  | { ok: false; reason: 'nothing_to_pay' | 'not_now' | 'no_open_drawer' | 'too_little' | 'already_paid' }

/**
 * 施設の窓口で受け取る: cash is taken now; for card and QR of the ward the sum waits for the terminal of the drawer. Where
 * somebody else runs the facility, it goes into their own till. Twice is once. 404 for who does not work for the facility.
 */
export async function takeOnSite(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReservationId,
  { method, tendered }: { method: CounterMethod; tendered?: Yen | undefined },
): Promise<TakenOnSite> {
  const { space } = await deskReservation(tx, house, staff, id)
  await settleOpenBill(tx, house, { id })
  const reservation = await lockReservation(tx, id)
  if (!['confirmed', 'in_use', 'done', 'no_show'].includes(reservation.state)) return { ok: false, reason: 'not_now' }
  const before = (await billsOf(tx, id)).find(isOpen)
  const bill = await billFor(tx, house, reservation, { dueAt: before?.dueAt })
  if (!bill) return { ok: false, reason: 'nothing_to_pay' }
  if (bill.jointId) await separate(tx, house, bill.jointId)
  const wish = {
    purpose: purposeOf({ id: bill.id }),
    payer: reservation.madeBy ?? null,
    lines: bill.lines,
    method,
    reference: reservation.number,
  }
  const { operatorId } = space.facility
  if (operatorId) {
    if (method === 'cash' && tendered !== undefined && tendered < bill.amount)
      return { ok: false, reason: 'too_little' }
    const paymentId = await takeByPayee(tx, house, staff, { ...wish, payeeId: operatorId })
    if (!paymentId) return { ok: false, reason: 'already_paid' }
    await settleBill(tx, house, bill.id)
    await audit(tx, staff, reservation, 'take')
    return {
      ok: true,
      paymentId,
      change: yen(Math.max(0, (tendered ?? bill.amount) - bill.amount)),
      isOnTerminal: false,
    }
  }
  const taken = await takeAtCounter(tx, house, staff, { ...wish, ...(tendered !== undefined && { tendered }) })
  if (!taken.ok) return taken
  await settleBill(tx, house, bill.id)
  await audit(tx, staff, reservation, 'take')
  return { ...taken, isOnTerminal: !taken.receipt }
}

/** What the operator's people handed back out of their till; `false`: somebody did already. */
export async function handBackOnSite(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, refundId }: { id: ReservationId; refundId: RefundId },
): Promise<boolean> {
  const { reservation } = await deskReservation(tx, house, staff, id)
  const owed = await owedBack(tx, id)
  if (!owed.some((one) => one.id === refundId)) return false
  await audit(tx, staff, reservation, 'hand_back')
  return handBackByPayee(tx, house, staff, refundId)
}

/** Cash that the operator's people still have to hand back, the oldest first. */
export async function owedBack(tx: Tx, id: ReservationId): Promise<{ id: RefundId; amount: Yen }[]> {
  const owed = []
  for (const bill of await billsOf(tx, id)) if (bill.repaid > 0) owed.push(...(await owedByPayee(tx, purposeOf(bill))))
  return owed
}

/** The reservation for who works at the desk of its facility; 404 for everybody else. */
export async function deskReservation(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReservationId,
): Promise<{ reservation: Reservation; space: Space }> {
  const reservation = await findReservation(tx, id)
  const space = reservation && (await knownWard(tx, house)).spaces.get(reservation.spaceId)
  if (!reservation || !space) throw new NotFound('reservation')
  await requireMoneyDesk(tx, house, staff, space)
  return { reservation, space }
}

const audit = (tx: Tx, staff: Staff, { id, madeBy }: Reservation, deed: 'take' | 'hand_back'): Promise<void> =>
  recordAudit(tx, {
    actor: staff,
    action: `reservations.bill.${deed}`,
    subject: { kind: 'reservations.reservation', id },
    ...(madeBy && { personId: madeBy, reason: 'duty' as const }),
  })
