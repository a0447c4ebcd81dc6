import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { followChange } from '../../money/actions/change-money.ts'
import { settleOpenBill } from '../../money/actions/settle.ts'
import { cutOffs } from '../../rules/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationId } from '../domain/wish.ts'
import { insertEvent, lockReservation, writeUse } from '../store/reservations.ts'
import { moveTo } from '../store/take.ts'
import { isStillHeld } from './confirm.ts'
import { type BookingProblem, type PlaceAsked, placeOf } from './hold.ts'
import { offerFor } from './offer-for.ts'
import { openReservation } from './open-reservation.ts'
import { payWay } from './pay-way.ts'
import { termsOf } from './terms.ts'

export type Changed = { ok: true } | { ok: false; why: BookingProblem | { problem: 'over' | 'too-late' } }

/**
 * Another use, time or place of a reservation that is held, or stands and may still be changed. Priced anew by today's
 * rules; refused, it stays as it was.
 */
export async function changeReservation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
  asked: PlaceAsked & { pays?: Reservation['pays'] },
): Promise<Changed> {
  const { acting } = await openReservation(tx, house, resident, { id, right: 'book', isLocked: true })
  await settleOpenBill(tx, house, { id })
  const reservation = await lockReservation(tx, id)
  const over = await whyUnchangeable(tx, house, reservation)
  if (over) return { ok: false, why: { problem: over } }
  const found = await termsOf(tx, house, asked.spaceId, asked.day)
  if (!found.ok) return { ok: false, why: { problem: 'closed' } }
  const priced = await offerFor(tx, house, found.terms, { registrant: acting.registrant, ...asked })
  if (!priced.ok) return { ok: false, why: priced }
  const { offer, activity } = priced
  const place = placeOf(found.terms, offer)
  const refusal = await moveTo(tx, id, { ...place, noise: activity.noise, equipment: asked.equipment ?? [] })
  if (refusal) return { ok: false, why: refusal }
  const at = house.clock.now()
  await writeUse(tx, id, {
    ...place,
    activity: activity.key,
    noise: activity.noise,
    ...(asked.attendees !== undefined && { attendees: asked.attendees }),
    ...(asked.purpose && { purpose: asked.purpose }),
    pays: payWay(found.terms.rules, offer.amount, asked.pays ?? reservation.pays),
    at,
  })
  const isMoved = reservation.state === 'confirmed'
  await insertEvent(tx, {
    reservationId: id,
    kind: isMoved ? 'moved' : 'detailed',
    at,
    by: { personId: acting.personId },
    data: { space: reservation.spaceId, day: reservation.day.toString(), starts: reservation.starts.toString() },
  })
  await followChange(tx, house, reservation)
  if (isMoved) await emit(tx, { type: 'reservations.moved', subjectKind: 'reservation', subjectId: id })
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.reservation.change',
    subject: { kind: 'reservations.reservation', id },
  })
  return { ok: true }
}

/** Why it can no longer be changed by whom it is; `undefined`: it can. */
export async function whyUnchangeable(
  tx: Tx,
  house: House,
  reservation: Reservation,
): Promise<'over' | 'too-late' | undefined> {
  const now = house.clock.now()
  if (reservation.state === 'held') return isStillHeld(reservation, now) ? undefined : 'over'
  if (reservation.state !== 'confirmed') return 'over'
  const found = await termsOf(tx, house, reservation.spaceId, reservation.day)
  if (!found.ok) return undefined
  const { changeUntil } = cutOffs(found.terms.rules, reservation.day, found.terms.calendar)
  return Temporal.Instant.compare(now, changeUntil) < 0 ? undefined : 'too-late'
}
