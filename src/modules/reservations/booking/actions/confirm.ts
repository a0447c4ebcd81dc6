import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { billLater } from '../../money/actions/ask.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { payUntil } from '../../rules/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationId } from '../domain/wish.ts'
import { insertEvent, writeState } from '../store/reservations.ts'
import { openReservation } from './open-reservation.ts'
import { tellRegistrant } from './tell.ts'
import { termsOf } from './terms.ts'

export type Confirmed = { ok: true } | { ok: false; why: 'over' | 'incomplete' | 'unpaid' }

/** 利用承認 of a place that is held: at once, because the rules have decided. What is paid now waits for the payment. */
export async function confirmReservation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
): Promise<Confirmed> {
  const { reservation } = await openReservation(tx, house, resident, { id, right: 'book', isLocked: true })
  if (reservation.state === 'confirmed') return { ok: true }
  if (!isStillHeld(reservation, house.clock.now())) return { ok: false, why: 'over' }
  if (reservation.attendees === undefined) return { ok: false, why: 'incomplete' }
  if (reservation.pays === 'now') return { ok: false, why: 'unpaid' }
  await approve(tx, house, reservation)
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.reservation.confirm',
    subject: { kind: 'reservations.reservation', id },
  })
  return { ok: true }
}

/** A hold ends at its moment, even when nothing has swept it yet. */
export const isStillHeld = ({ state, heldUntil }: Reservation, now: Temporal.Instant): boolean =>
  state === 'held' && heldUntil !== undefined && Temporal.Instant.compare(now, heldUntil) < 0

/** From here on it stands. The reservation is locked and held. */
export async function approve(tx: Tx, house: House, reservation: Reservation): Promise<void> {
  const at = house.clock.now()
  const { id, day, spaceId, pays, registrantId, madeBy } = reservation
  const found = await termsOf(tx, house, spaceId, day)
  if (!found.ok) throw new Conflict('place_closed')
  const { rules, calendar } = found.terms
  const until = pays === 'later' ? payUntil(rules, { approvedAt: at, useDay: day }, calendar) : undefined
  await writeState(tx, id, { state: 'confirmed', heldUntil: null, approvedAt: at, payUntil: until ?? null, at })
  if (pays === 'later') await billLater(tx, house, { ...reservation, state: 'confirmed' }, until)
  await insertEvent(tx, { reservationId: id, kind: 'confirmed', at, by: madeBy && { personId: madeBy } })
  await emit(tx, { type: 'reservations.confirmed', subjectKind: 'reservation', subjectId: id })
  if (registrantId) await tellRegistrant(tx, house, { kind: 'confirmed', reservation })
}
