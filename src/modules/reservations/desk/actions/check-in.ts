import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { findReservation, insertEvent, lockReservation, writeState } from '../../booking/store/reservations.ts'
import { type CheckInAnswer, mayCheckIn } from '../domain/course.ts'
import { type DeskFacility, deskFacility } from '../store/facilities.ts'

export const subjectOf = (id: ReservationId) => ({ kind: 'reservations.reservation', id })

/** A reservation of a facility of theirs, locked; 404 otherwise. */
export async function lockAtDesk(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReservationId,
): Promise<{ reservation: Reservation; facility: DeskFacility }> {
  const seen = await findReservation(tx, id)
  if (!seen) throw new NotFound('reservation')
  await deskFacility(tx, staff, { spaceId: seen.spaceId }, house.clock.today())
  const reservation = await lockReservation(tx, id)
  const facility = await deskFacility(tx, staff, { spaceId: reservation.spaceId }, house.clock.today())
  return { reservation, facility }
}

/** Who reserved is here. Twice is once. */
export async function checkIn(tx: Tx, house: House, staff: Staff, id: ReservationId): Promise<CheckInAnswer> {
  const { reservation } = await lockAtDesk(tx, house, staff, id)
  const at = house.clock.now()
  const answer = mayCheckIn(reservation, at, house.clock.today())
  if (answer !== 'now') return answer
  await writeState(tx, id, { state: 'in_use', at })
  await insertEvent(tx, { reservationId: id, kind: 'checked_in', at, by: { staffId: staff.staffId } })
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.check_in', subject: subjectOf(id) })
  return answer
}

/** Who was taken for missing had come: 来館なし becomes 利用済み. False: it is nothing to correct. */
export async function correctNoShow(tx: Tx, house: House, staff: Staff, id: ReservationId): Promise<boolean> {
  const { reservation } = await lockAtDesk(tx, house, staff, id)
  if (reservation.state !== 'no_show') return false
  const at = house.clock.now()
  await writeState(tx, id, { state: 'done', at })
  await insertEvent(tx, { reservationId: id, kind: 'done', at, by: { staffId: staff.staffId } })
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.correct_no_show', subject: subjectOf(id) })
  return true
}
