import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { equipmentOf } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'
import { busyTimes } from '../../vacancies/store/busy.ts'
import { type EqualPlace, equalPlaces } from '../domain/equal-place.ts'

/** The best place that is as good as the reservation's and free; `besides`: spaces that were not to be had. */
export async function freeEqualPlace(
  tx: Tx,
  house: House,
  reservation: Reservation,
  besides: readonly number[],
): Promise<EqualPlace | undefined> {
  const ward = await knownWard(tx, house)
  const hasEquipment = (await equipmentOf(tx, reservation.id)).length > 0
  const places = equalPlaces(ward, house, { ...reservation, hasEquipment }).filter(
    ({ space }) => !besides.includes(space.id),
  )
  const atoms = [...new Set(places.flatMap(({ space }) => space.atoms))]
  const busy = await busyTimes(tx, atoms, [reservation.day])
  const [starts, ends] = [minuteOf(reservation.starts), minuteOf(reservation.ends)]
  const isFree = (atom: number) =>
    !(busy.get(atom)?.get(reservation.day.toString()) ?? []).some(([from, to]) => from < ends && starts < to)
  return places.find(({ space }) => space.atoms.every(isFree))
}
