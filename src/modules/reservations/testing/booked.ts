import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { changeReservation } from '../booking/actions/change.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import { holdPlace, type PlaceAsked } from '../booking/actions/hold.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { type ActingRegistrant, type RegistrantId, registrantsOf } from '../registrants/index.ts'
import { gatheredGroup, residentActor } from '../registrants/testing.ts'

/** Registered alone, as of today. */
export async function registered(house: House, personId: PersonId): Promise<ActingRegistrant> {
  const resident = residentActor(personId)
  await house.db.transact((tx) => registerPerson(tx, house, resident))
  const held = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  const alone = held.find(({ registrant }) => registrant.kind === 'person')
  if (!alone) throw new Error('not registered')
  return { resident, ...alone }
}

/** A group that may reserve, without the office having been asked. */
export async function activeGroup(house: House, name: string, persons: readonly PersonId[]): Promise<RegistrantId> {
  const id = await gatheredGroup(house, name, persons)
  await sql`
    update reservations.registrants set state = 'active', stands = '[2026-01-01,2030-01-01)' where id = ${id}`.execute(
    house.db.kysely,
  )
  return id
}

/** This person in that registration. */
export async function actingIn(house: House, personId: PersonId, id: RegistrantId): Promise<ActingRegistrant> {
  const held = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  const found = held.find(({ registrant }) => registrant.id === id)
  if (!found) throw new Error('not in it')
  return { resident: residentActor(personId), ...found }
}

/** Held and confirmed for ten people. */
export async function booked(house: House, acting: ActingRegistrant, asked: PlaceAsked): Promise<ReservationId> {
  const wish = { attendees: 10, ...asked }
  const held = await house.db.transact((tx) => holdPlace(tx, house, acting, wish))
  if (!held.ok) throw new Error(JSON.stringify(held.why))
  const confirmed = await house.db.transact((tx) => confirmReservation(tx, house, acting.resident, held.id))
  if (!confirmed.ok) throw new Error(confirmed.why)
  return held.id
}

export async function moved(house: House, acting: ActingRegistrant, id: ReservationId, asked: PlaceAsked) {
  const wish = { attendees: 10, ...asked }
  const changed = await house.db.transact((tx) => changeReservation(tx, house, acting.resident, id, wish))
  if (!changed.ok) throw new Error(JSON.stringify(changed.why))
}
