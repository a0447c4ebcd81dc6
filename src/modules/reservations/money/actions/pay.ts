import type { PaymentId } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isStillHeld } from '../../booking/actions/confirm.ts'
import { openReservation } from '../../booking/actions/open-reservation.ts'
import { termsOf } from '../../booking/actions/terms.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { lockReservation, writeState } from '../../booking/store/reservations.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { type Bill, isOpen } from '../domain/bill.ts'
import { billsOf } from '../store/bills.ts'
import { billFor, requestMoney } from './ask.ts'
import { separate } from './joint.ts'
import { settleOpenBill } from './settle.ts'

export type AskedToPay = { ok: true; paymentId: PaymentId } | { ok: false; why: 'over' | 'incomplete' | 'nothing' }

/**
 * Somebody of the registration goes to pay: what is held and paid now, or what a standing reservation still costs. The
 * hold is extended once, by the minutes of the rules. However often it is asked, one payment stands.
 */
export async function askToPay(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
): Promise<AskedToPay> {
  const payable = await payableBill(tx, house, resident, id)
  if (!payable.ok) return payable
  const { bill: found, reservation } = payable
  if (found.jointId) await separate(tx, house, found.jointId)
  const { jointId: _, ...bill } = found
  const paymentId = await requestMoney(tx, house, { bill, reservation, payer: resident.personId })
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.bill.ask',
    subject: { kind: 'reservations.bill', id: bill.id },
    ids: { reservation: id },
  })
  return { ok: true, paymentId }
}

/** The bill that this person may pay now, its reservation locked and a hold extended once. */
export async function payableBill(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
): Promise<{ ok: true; bill: Bill; reservation: Reservation } | Extract<AskedToPay, { ok: false }>> {
  await openReservation(tx, house, resident, { id, right: 'book', isLocked: true })
  await settleOpenBill(tx, house, { id })
  const reservation = await lockReservation(tx, id)
  const bills = await billsOf(tx, id)
  if (reservation.state === 'held') {
    if (!isStillHeld(reservation, house.clock.now())) return { ok: false, why: 'over' }
    if (reservation.attendees === undefined) return { ok: false, why: 'incomplete' }
    if (reservation.pays !== 'now') return { ok: false, why: 'nothing' }
    if (bills.length === 0) await extendOnce(tx, house, reservation)
  } else if (reservation.state !== 'confirmed' || !bills.some(isOpen)) return { ok: false, why: 'nothing' }
  const bill = await billFor(tx, house, reservation, { dueAt: bills.find(isOpen)?.dueAt })
  return bill ? { ok: true, bill, reservation } : { ok: false, why: 'nothing' }
}

/** So that nobody loses the place while they type the number of a card. */
async function extendOnce(tx: Tx, house: House, { id, spaceId, day, heldUntil }: Reservation): Promise<void> {
  const found = await termsOf(tx, house, spaceId, day)
  if (!found.ok || !heldUntil) return
  const at = house.clock.now()
  const until = at.add({ minutes: found.terms.rules.holdMinutes })
  if (Temporal.Instant.compare(until, heldUntil) > 0) await writeState(tx, id, { heldUntil: until, at })
}
