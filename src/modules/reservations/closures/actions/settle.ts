import { z } from 'zod'
import type { SystemActor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { endProgress, reportProgress } from '#platform/progress/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { endsAt, holdsPlace, type Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { equipmentOf, insertEvent, lockReservation } from '../../booking/store/reservations.ts'
import { closeDay, holdOffer } from '../../booking/store/take.ts'
import { closedDaysOf, type Closure, type ClosureId, offerEnd } from '../domain/closure.ts'
import type { EqualPlace } from '../domain/equal-place.ts'
import { tellMembers } from '../notices.ts'
import { findClosure, keepClosure, unsettledClosures, writeClosedTo, writeSettled } from '../store/closures.ts'
import { countHits, lockHit, nextOfferEnd, overdueOffers, waitingHits, writeHit } from '../store/hits.ts'
import { callOff } from './call-off.ts'
import { freeEqualPlace } from './free-place.ts'

const actor: SystemActor = { kind: 'system', task: 'reservations.settle-closures' }
const payload = z.object({ closureId: z.uuid().transform((id) => id as ClosureId) })

/** Whatever closures have left to do, and offers that nobody answered. A killed process leaves nothing half done. */
export async function settleClosures(house: House): Promise<void> {
  for (const id of await house.db.read(unsettledClosures)) await settleClosure(house, id)
  const overdue = await house.db.read((tx) => overdueOffers(tx, house.clock.today()))
  for (const { closureId, reservationId } of overdue) await endOffer(house, closureId, reservationId)
}

export const settleOne = (house: House, given: unknown): Promise<void> =>
  settleClosure(house, payload.parse(given).closureId)

/** Closes day by day, then settles everybody in the way one by one, each in a transaction of its own. Safe to repeat. */
export async function settleClosure(house: House, id: ClosureId): Promise<void> {
  const closure = await house.db.read((tx) => findClosure(tx, id))
  if (!closure || closure.settledAt || closure.endedAt) return
  for (const day of closedDaysOf(closure)) {
    if (closure.closedTo && Temporal.PlainDate.compare(day, closure.closedTo) <= 0) continue
    if (Temporal.PlainDate.compare(day, house.clock.today()) < 0) continue
    await house.db.transact(async (tx) => {
      await closeDay(tx, id, day, house.clock.now())
      await writeClosedTo(tx, id, day)
    })
  }
  let waiting = await house.db.read((tx) => waitingHits(tx, id, 100))
  while (waiting.length > 0) {
    for (const reservation of waiting) await settleHit(house, closure, reservation)
    waiting = await house.db.read((tx) => waitingHits(tx, id, 100))
  }
  await house.db.transact(async (tx) => {
    if ((await writeSettled(tx, id, house.clock.now())) && closure.progressId)
      await endProgress(tx, closure.progressId, { state: 'finished' })
  })
}

// So often another place is looked for when somebody was quicker.
const tries = 3

async function settleHit(house: House, closure: Closure, id: ReservationId): Promise<void> {
  const refused: number[] = []
  for (let left = tries; left >= 0; left -= 1) {
    const lost = await house.db.transact((tx) =>
      settleInOne(tx, house, closure.id, { id, refused, mayOffer: left > 0 }),
    )
    if (lost === undefined) return
    refused.push(lost)
  }
}

type Settling = { id: ReservationId; refused: readonly number[]; mayOffer: boolean }

/** `undefined`: settled. Otherwise the space that somebody else has taken in the meantime; nothing is written then. */
async function settleInOne(
  tx: Tx,
  house: House,
  closureId: ClosureId,
  { id, refused, mayOffer }: Settling,
): Promise<number | undefined> {
  const reservation = await lockReservation(tx, id)
  const closure = await keepClosure(tx, closureId)
  const hit = await lockHit(tx, closureId, id)
  if (!closure || hit?.state !== 'waiting') return undefined
  const at = house.clock.now()
  const isPast = Temporal.Instant.compare(endsAt(reservation), at) <= 0
  if (closure.endedAt || isPast || !holdsPlace(reservation.state)) {
    await writeHit(tx, closureId, id, { state: holdsPlace(reservation.state) ? 'kept' : 'left', at })
    return undefined
  }
  const until = offerEnd(closure, reservation.day, house.clock.today())
  const mayMove = mayOffer && until && reservation.state === 'confirmed' && reservation.registrantId
  const place = mayMove && (await freeEqualPlace(tx, house, reservation, refused))
  if (!place) await callOff(tx, house, { reservation, closure, actor })
  else if (!(await offered(tx, house, { reservation, closure, place, until }))) return place.space.id
  if (closure.progressId) await reportProgress(tx, closure.progressId, await settledCount(tx, closureId))
  return undefined
}

async function settledCount(tx: Tx, id: ClosureId): Promise<number> {
  const counts = await countHits(tx, id)
  return [...counts].reduce((sum, [state, hits]) => (state === 'waiting' ? sum : sum + hits), 0)
}

type Offering = { reservation: Reservation; closure: Closure; place: EqualPlace; until: Temporal.PlainDate }

/** False: the place is not free any more. */
async function offered(tx: Tx, house: House, { reservation, closure, place, until }: Offering): Promise<boolean> {
  const { id, day, starts, ends, noise } = reservation
  const equipment = await equipmentOf(tx, id)
  const wish = { spaceId: place.space.id, day, starts, ends, noise, equipment, quotas: [] }
  if (await holdOffer(tx, closure.id, id, wish)) return false
  const at = house.clock.now()
  await writeHit(tx, closure.id, id, { state: 'offered', offeredSpace: place.space.id, offerUntil: until, at })
  await insertEvent(tx, {
    reservationId: id,
    kind: 'offered',
    at,
    data: { closure: closure.id, space: place.space.id, until: until.toString() },
  })
  await tellMembers(tx, house, reservation, 'offer', until)
  return true
}

const endOffer = (house: House, closureId: ClosureId, id: ReservationId): Promise<void> =>
  house.db.transact(async (tx) => {
    const reservation = await lockReservation(tx, id)
    const closure = await keepClosure(tx, closureId)
    const hit = await lockHit(tx, closureId, id)
    if (!closure || hit?.state !== 'offered') return
    if (hit.offerUntil && Temporal.PlainDate.compare(house.clock.today(), hit.offerUntil) <= 0) return
    await callOff(tx, house, { reservation, closure, actor })
  })

/** For the demo's clock: the moment after the last day of the next offer. */
export async function nextOfferDue(tx: Tx): Promise<Due | undefined> {
  const day = await nextOfferEnd(tx)
  return (
    day && {
      at: day.add({ days: 1 }).toZonedDateTime({ timeZone: wardTimeZone }).toInstant(),
      label: '移動の案内の期限',
    }
  )
}
