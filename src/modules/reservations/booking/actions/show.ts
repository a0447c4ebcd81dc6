import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import type { HeldRegistration, VerifiedResident } from '../../registrants/index.ts'
import { moneyOf, type ShownMoney } from '../../money/actions/shown.ts'
import { cutOffs } from '../../rules/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { ReservationId } from '../domain/wish.ts'
import { equipmentOf } from '../store/reservations.ts'
import { openReservation } from './open-reservation.ts'
import { termsIn } from './terms.ts'

/** A reservation with what its page says of it. */
export type ShownReservation = {
  reservation: Reservation
  held: HeldRegistration
  space: Space
  equipment: readonly { id: number; pieces: number }[]
  /** What the rules let somebody choose. */
  ways: readonly Reservation['pays'][]
  changeUntil?: Temporal.Instant
  cancelUntil?: Temporal.Instant
  money: ShownMoney
}

/** For a member of its registration; 404 for everybody else. */
export async function showReservation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: ReservationId,
): Promise<ShownReservation> {
  const { reservation, acting } = await openReservation(tx, house, resident, { id, right: 'read' })
  const ward = await knownWard(tx, house)
  const space = ward.spaces.get(reservation.spaceId)
  if (!space) throw new Error('a reservation is of a space that is not known')
  return {
    reservation,
    held: acting,
    space,
    equipment: await equipmentOf(tx, id),
    money: await moneyOf(tx, resident, reservation),
    ...choicesIn(ward, house, reservation),
  }
}

/** What the rules still let be chosen and done with a reservation of that place and day. */
export function choicesIn(
  ward: KnownWard,
  house: House,
  { spaceId, day }: Pick<Reservation, 'spaceId' | 'day'>,
): Pick<ShownReservation, 'ways' | 'changeUntil' | 'cancelUntil'> {
  const found = termsIn(ward, house, spaceId, day)
  if (!found.ok) return { ways: [] }
  const { changeUntil, cancelUntil } = cutOffs(found.terms.rules, day, found.terms.calendar)
  return { ways: found.terms.rules.pay.ways, changeUntil, cancelUntil }
}
