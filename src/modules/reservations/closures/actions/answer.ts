import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { offerFor } from '../../booking/actions/offer-for.ts'
import { openReservation } from '../../booking/actions/open-reservation.ts'
import { placeOf } from '../../booking/actions/hold.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { equipmentOf, insertEvent, writeUse } from '../../booking/store/reservations.ts'
import { moveTo, releaseOffer } from '../../booking/store/take.ts'
import { knownWard } from '../../known-ward.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { equalPlaces } from '../domain/equal-place.ts'
import { tellMembers } from '../notices.ts'
import { keepClosure } from '../store/closures.ts'
import { lockHit, openOfferOf, writeHit } from '../store/hits.ts'
import { callOff } from './call-off.ts'

export type Answered = { ok: true } | { ok: false; why: 'over' | 'gone' }

/** What a member with that right answers to the offer of another place. Twice is once. */
export async function answerOffer(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, answer }: { id: ReservationId; answer: 'accept' | 'decline' },
): Promise<Answered> {
  const { reservation, acting } = await openReservation(tx, house, resident, { id, right: 'book', isLocked: true })
  const open = await openOfferOf(tx, id)
  const closure = open && (await keepClosure(tx, open.closureId))
  const hit = open && (await lockHit(tx, open.closureId, id))
  if (!closure || closure.endedAt || hit?.state !== 'offered' || !hit.offerUntil) return { ok: false, why: 'over' }
  if (Temporal.PlainDate.compare(house.clock.today(), hit.offerUntil) > 0) return { ok: false, why: 'over' }
  if (answer === 'decline') {
    await callOff(tx, house, { reservation, closure, actor: resident }, acting.personId)
    return { ok: true }
  }
  const equipment = await equipmentOf(tx, id)
  const ward = await knownWard(tx, house)
  const place = equalPlaces(ward, house, { ...reservation, hasEquipment: equipment.length > 0 }).find(
    ({ space }) => space.id === hit.offeredSpace,
  )
  if (!place) return { ok: false, why: 'gone' }
  const { activity, attendees, purpose } = reservation
  const asked = { registrant: acting.registrant, choice: place.choice, activity, attendees, equipment, byStaff: true }
  const priced = await offerFor(tx, house, place.terms, asked)
  if (!priced.ok) return { ok: false, why: 'gone' }
  await releaseOffer(tx, closure.id, id)
  const moved = placeOf(place.terms, priced.offer)
  const { noise } = priced.activity
  // The office moves it: no limit stands in the way of that.
  const quotas = moved.quotas.map((one) => ({ ...one, limit: 9999 }))
  if (await moveTo(tx, id, { ...moved, quotas, noise, equipment })) return { ok: false, why: 'gone' }
  const at = house.clock.now()
  const isCheaper = moved.amount < reservation.amount
  await writeUse(tx, id, {
    ...moved,
    price: isCheaper ? moved.price : reservation.price,
    amount: isCheaper ? moved.amount : reservation.amount,
    activity,
    noise,
    ...(attendees !== undefined && { attendees }),
    ...(purpose !== undefined && { purpose }),
    pays: reservation.pays,
    at,
  })
  await writeHit(tx, closure.id, id, { state: 'moved', answeredBy: acting.personId, at })
  const data = { closure: closure.id, space: reservation.spaceId, before: reservation.amount }
  await insertEvent(tx, { reservationId: id, kind: 'moved', at, by: { personId: acting.personId }, data })
  await emit(tx, { type: 'reservations.moved', subjectKind: 'reservation', subjectId: id, data })
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.reservation.accept_offer',
    subject: { kind: 'reservations.reservation', id },
    ids: { closure: closure.id },
  })
  await tellMembers(tx, house, { ...reservation, sequence: reservation.sequence + 1 }, 'moved')
  return { ok: true }
}
