import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen, type Yen } from '#platform/money/index.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { endOpenBill } from '../../money/actions/ask.ts'
import { giveBackMoney, paidOf } from '../../money/actions/give-back.ts'
import { settleOpenBill } from '../../money/actions/settle.ts'
import { cutOffs, refundOf, type RefundAnswer } from '../../rules/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationId } from '../domain/wish.ts'
import { insertEvent, writeState } from '../store/reservations.ts'
import { giveBack } from '../store/take.ts'
import { openReservation } from './open-reservation.ts'
import { tellRegistrant } from './tell.ts'
import { termsOf } from './terms.ts'

export type Cancellation =
  | { ok: true; refund: RefundAnswer; until: Temporal.Instant }
  | { ok: false; why: 'state' | 'too-late'; until?: Temporal.Instant }

/** Whether it can be cancelled by whom it is, and what comes back of `paid`. */
export async function cancellationOf(tx: Tx, house: House, reservation: Reservation, paid: Yen): Promise<Cancellation> {
  const { state, day, starts, spaceId } = reservation
  const at = house.clock.now()
  if (state === 'held') return { ok: true, refund: { percent: 100, amount: paid }, until: reservation.heldUntil ?? at }
  if (state !== 'confirmed') return { ok: false, why: 'state' }
  const found = await termsOf(tx, house, spaceId, day)
  // What is closed by now is cancelled free of charge.
  if (!found.ok) return { ok: true, refund: { percent: 100, amount: paid }, until: at }
  const { rules, calendar } = found.terms
  const until = cutOffs(rules, day, calendar).cancelUntil
  if (Temporal.Instant.compare(at, until) >= 0) return { ok: false, why: 'too-late', until }
  return { ok: true, refund: refundOf(rules, { paid, useDay: day, starts, at, why: 'own' }, calendar), until }
}

/** Gives the place back, and of what was paid what comes back by the rules; twice is once. */
export async function cancelReservation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
): Promise<Cancellation> {
  const { reservation, acting } = await openReservation(tx, house, resident, { id, right: 'read', isLocked: true })
  if (reservation.state === 'cancelled')
    return { ok: true, refund: { percent: 0, amount: yen(0) }, until: house.clock.now() }
  // Whoever gives a hold up has bought nothing: what they are just paying goes back whole.
  if (reservation.state !== 'held') await settleOpenBill(tx, house, reservation)
  const answer = await cancellationOf(tx, house, reservation, await paidOf(tx, reservation))
  if (!answer.ok) return answer
  const at = house.clock.now()
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'cancelled', heldUntil: null, payUntil: null, at })
  await insertEvent(tx, { reservationId: id, kind: 'cancelled', at, by: { personId: acting.personId } })
  await endOpenBill(tx, house, reservation, 'cancelled')
  if (answer.refund.amount > 0) await giveBackMoney(tx, house, reservation, { ...answer.refund, why: 'own' })
  await emit(tx, { type: 'reservations.cancelled', subjectKind: 'reservation', subjectId: id })
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.reservation.cancel',
    subject: { kind: 'reservations.reservation', id },
  })
  if (reservation.state === 'confirmed') await tellRegistrant(tx, house, { kind: 'cancelled', reservation })
  return answer
}
