import { recordAudits } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { holdsPlace, type Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import { findRegistrants } from '../../registrants/store/registrants.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'
import { type BusyTimes, busyTimes } from '../../vacancies/store/busy.ts'
import { type ClosedTimes, offerEnd } from '../domain/closure.ts'
import { equalPlaces } from '../domain/equal-place.ts'
import { peopleOf, reservationsWithin, withEquipment } from '../store/affected.ts'

/** A reservation as the desk of its facility sees it. */
export type SeenReservation = { reservation: Reservation; space: Space | undefined; who: string | undefined }

/** With names; whose they are is noted in the same transaction. */
export async function seeReservations(
  tx: Tx,
  house: House,
  staff: Staff,
  reservations: readonly Reservation[],
): Promise<SeenReservation[]> {
  const ward = await knownWard(tx, house)
  const today = house.clock.today()
  const ids = [...new Set(reservations.flatMap(({ registrantId }) => registrantId ?? []))]
  const names = await namesOf(tx, ids, today)
  const facility = ward.spaces.get(reservations[0]?.spaceId ?? 0)?.facility.id
  if (facility)
    await recordAudits(
      tx,
      {
        actor: staff,
        action: 'reservations.reservation.list',
        subject: { kind: 'reservations.facility', id: facility },
        reason: 'duty',
      },
      await peopleOf(tx, ids, today),
    )
  return reservations.map((reservation) => ({
    reservation,
    space: ward.spaces.get(reservation.spaceId),
    who: reservation.registrantId && names.get(reservation.registrantId),
  }))
}

async function namesOf(tx: Tx, ids: readonly RegistrantId[], on: Temporal.PlainDate) {
  const found = ids.length > 0 ? await findRegistrants(tx, ids, on) : []
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** So many are shown before it is done; what is done is done to all of them. */
export const mostShown = 300

export type Affected = { seen: SeenReservation[]; isMore: boolean; offers: ReadonlyMap<ReservationId, Space> }

/** Who is hit by a closure, and which place each would be offered as things stand now. */
export async function affectedBy(tx: Tx, house: House, staff: Staff, times: ClosedTimes): Promise<Affected> {
  const found = await reservationsWithin(tx, times, mostShown + 1)
  const shown = found.slice(0, mostShown)
  return {
    seen: await seeReservations(tx, house, staff, shown),
    isMore: found.length > mostShown,
    offers: await offersFor(tx, house, times, shown),
  }
}

async function offersFor(tx: Tx, house: House, times: ClosedTimes, found: readonly Reservation[]) {
  const ward = await knownWard(tx, house)
  const today = house.clock.today()
  const movable = found.filter(
    ({ state, registrantId, day }) =>
      state === 'confirmed' && holdsPlace(state) && registrantId && offerEnd({ answerUntil: day }, day, today),
  )
  const lent = await withEquipment(
    tx,
    movable.map(({ id }) => id),
  )
  const wanted = movable.map((one) => ({
    one,
    places: equalPlaces(ward, house, { ...one, hasEquipment: lent.has(one.id) }),
  }))
  const atoms = [...new Set(wanted.flatMap(({ places }) => places.flatMap(({ space }) => space.atoms)))]
  const days = [...new Map(movable.map(({ day }) => [day.toString(), day])).values()]
  const busy = await busyTimes(tx, atoms, days)
  const closed = closedAtoms(ward, times)
  const given: { space: Space; reservation: Reservation }[] = []
  const offers = new Map<ReservationId, Space>()
  for (const { one, places } of wanted) {
    const isFree = (space: Space) =>
      !space.atoms.some((atom) => closed.has(atom) || isBusy(busy, atom, one)) &&
      !given.some(
        (other) => overlaps(other.reservation, one) && other.space.atoms.some((atom) => space.atoms.includes(atom)),
      )
    const place = places.find(({ space }) => isFree(space))
    if (!place) continue
    given.push({ space: place.space, reservation: one })
    offers.set(one.id, place.space)
  }
  return offers
}

const closedAtoms = (ward: KnownWard, { spaces }: ClosedTimes): ReadonlySet<number> =>
  new Set(spaces.flatMap((id) => ward.spaces.get(id)?.atoms ?? []))

const isBusy = (busy: BusyTimes, atom: number, { day, starts, ends }: Reservation): boolean =>
  (busy.get(atom)?.get(day.toString()) ?? []).some(([from, to]) => from < minuteOf(ends) && minuteOf(starts) < to)

const overlaps = (a: Reservation, b: Reservation): boolean =>
  a.day.equals(b.day) && minuteOf(a.starts) < minuteOf(b.ends) && minuteOf(b.starts) < minuteOf(a.ends)
