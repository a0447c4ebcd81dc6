import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { findReservation, lockReservation } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { type OwnFacility, requireFacility } from '../store/own-facilities.ts'

export type OpenedAtDesk = { reservation: Reservation; space: Space; facility: OwnFacility }

/** A reservation in a house of this member's office; 404 for every other. */
export async function openAtDesk(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, isLocked = false }: { id: ReservationId; isLocked?: boolean },
): Promise<OpenedAtDesk> {
  const reservation = isLocked ? await lockReservation(tx, id) : await findReservation(tx, id)
  const space = reservation && (await knownWard(tx, house)).spaces.get(reservation.spaceId)
  if (!reservation || !space) throw new NotFound('reservation')
  const facility = await requireFacility(tx, staff, { id: space.facility.id }, house.clock.today())
  return { reservation, space, facility }
}
