import { capture, paymentOf, release } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { approve } from '../../booking/actions/confirm.ts'
import { placeOf } from '../../booking/actions/hold.ts'
import { offerFor } from '../../booking/actions/offer-for.ts'
import { termsOf } from '../../booking/actions/terms.ts'
import { beginsAt, type Reservation } from '../../booking/domain/reservation.ts'
import { insertEvent, lockReservation, writeState } from '../../booking/store/reservations.ts'
import { giveBack, moveTo } from '../../booking/store/take.ts'
import { findRegistrant } from '../../registrants/index.ts'
import { type Bill, type BillId, billKind, isOpen, purposeOf } from '../domain/bill.ts'
import { tellMoney } from '../notices.ts'
import { billsOf, findBill, markEnded, markPaid } from '../store/bills.ts'
import { jointOf, settleJoint } from './joint.ts'

/** News of a payment, whichever attempt and way it came by. */
export async function billPaid(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === billKind ? parseId<'reservation-bill'>(event.subjectId) : undefined
  const joint = jointOf(event)
  if (id) await settleBill(tx, house, id)
  if (joint) await settleJoint(tx, house, joint)
}

/**
 * Takes the money for good once it is safe and the place is theirs: a hold becomes 利用承認; one that is over is taken
 * anew where nobody else has come, else the money goes back and the person is told. Safe to run twice.
 */
export async function settleBill(tx: Tx, house: House, id: BillId): Promise<void> {
  const before = await findBill(tx, id)
  if (!before) return
  if (before.jointId) return settleJoint(tx, house, before.jointId)
  const reservation = await lockReservation(tx, before.reservationId)
  const bill = await findBill(tx, id)
  if (bill?.jointId) return settleJoint(tx, house, bill.jointId)
  const payment = bill && (await paymentOf(tx, purposeOf(bill)))
  if (!bill || bill.paidAt || !payment?.secured || payment.amount !== bill.amount) return
  if (bill.endedAt) return release(tx, payment.id, 'reservation_bill_ended')
  if (!(await holdFor(tx, house, reservation, bill))) return sendBack(tx, house, { reservation, bill }, payment.id)
  await capture(tx, payment.id)
  const at = house.clock.now()
  if (!(await markPaid(tx, id, at))) return
  await writeState(tx, reservation.id, { payUntil: null, at })
  await insertEvent(tx, { reservationId: reservation.id, kind: 'paid', at, data: { bill: id } })
  await auditBill(tx, id, 'pay')
}

/** What was paid and not heard of yet is taken in, before something else happens to the reservation. */
export async function settleOpenBill(tx: Tx, house: House, { id }: Pick<Reservation, 'id'>): Promise<void> {
  const open = (await billsOf(tx, id)).find(isOpen)
  if (open) await settleBill(tx, house, open.id)
}

export const auditBill = (tx: Tx, id: BillId, deed: 'pay' | 'send_back'): Promise<void> =>
  recordAudit(tx, {
    actor: { kind: 'system', task: 'reservations' },
    action: `reservations.bill.${deed}`,
    subject: { kind: billKind, id },
  })

/** Whether the place is theirs now that it is paid. */
export async function holdFor(tx: Tx, house: House, reservation: Reservation, bill: Bill): Promise<boolean> {
  switch (reservation.state) {
    case 'confirmed':
    case 'in_use':
    case 'done':
    case 'no_show':
      return true
    case 'held':
      if ((await termsOf(tx, house, reservation.spaceId, reservation.day)).ok) {
        await approve(tx, house, reservation)
        return true
      }
      await expireNow(tx, house, reservation)
      return false
    case 'expired':
      if (!(await takeAnew(tx, house, reservation, bill))) return false
      await approve(tx, house, reservation)
      return true
    case 'lapsed':
    case 'cancelled':
    case 'called_off':
    case 'revoked':
      return false
  }
}

async function expireNow(tx: Tx, house: House, { id }: Reservation): Promise<void> {
  const at = house.clock.now()
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'expired', heldUntil: null, at })
  await insertEvent(tx, { reservationId: id, kind: 'expired', at })
}

/** The same place at the same time at the price that was paid, if it is free and may still be had. */
async function takeAnew(tx: Tx, house: House, reservation: Reservation, { equipment }: Bill): Promise<boolean> {
  const { id, registrantId, spaceId, day, starts, ends, blocks, activity, noise, attendees } = reservation
  if (!registrantId || Temporal.Instant.compare(house.clock.now(), beginsAt(reservation)) >= 0) return false
  const found = await termsOf(tx, house, spaceId, day)
  const registrant = await findRegistrant(tx, registrantId, house.clock.today())
  if (!found.ok || !registrant) return false
  const choice = blocks.length > 0 ? { blocks } : { starts, ends }
  const asked = { registrant, choice, activity, attendees, equipment, byStaff: true }
  const priced = await offerFor(tx, house, found.terms, asked)
  if (!priced.ok) return false
  const place = placeOf(found.terms, priced.offer)
  if (!place.starts.equals(starts) || !place.ends.equals(ends)) return false
  return (await moveTo(tx, id, { ...place, noise, equipment })) === undefined
}

async function sendBack(
  tx: Tx,
  house: House,
  { reservation, bill }: { reservation: Reservation; bill: Bill },
  paymentId: Parameters<typeof release>[1],
): Promise<void> {
  if (!(await markEnded(tx, bill.id, 'taken', house.clock.now()))) return
  await release(tx, paymentId, 'reservation_place_gone')
  await tellMoney(tx, house, { kind: 'place-gone', reservation, key: bill.id })
  await auditBill(tx, bill.id, 'send_back')
}
