import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  asMember,
  type ActingRegistrant,
  type RegistrantRight,
  type VerifiedResident,
} from '../../registrants/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationId } from '../domain/wish.ts'
import { findReservation, lockReservation } from '../store/reservations.ts'

type Opened = { reservation: Reservation; acting: ActingRegistrant }

/** A reservation of a registration that this resident is in: 404 for everybody else, 403 without that right today. */
export async function openReservation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, right, isLocked = false }: { id: ReservationId; right: RegistrantRight; isLocked?: boolean },
): Promise<Opened> {
  const reservation = isLocked ? await lockReservation(tx, id) : await findReservation(tx, id)
  if (!reservation?.registrantId) throw new NotFound('reservation')
  const held = await asMember(tx, { resident, id: reservation.registrantId, on: house.clock.today(), right })
  return { reservation, acting: { resident, ...held } }
}
