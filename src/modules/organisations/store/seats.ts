import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { SeatRole } from '../domain/kinds.ts'
import type { Seat, SeatEnd, SeatId } from '../domain/organisation.ts'

const columns = sql`s.id, s.organisation_id as "organisationId", s.person_id as "personId", s.role,
  s.valid_from as "validFrom", s.term_to as "termTo", s.ended_on as "endedOn", s.ended_why as "endedWhy",
  s.consented_at as "consentedAt"`

export type NewSeat = {
  organisationId: OrganisationId
  personId: PersonId
  role: SeatRole
  from: Temporal.PlainDate
  termTo: Temporal.PlainDate | null
  consentedAt: Temporal.Instant
  enteredBy?: StaffId
}

/** `undefined`: the person, or another representative, holds a seat on one of those days. */
export async function insertSeat(tx: Tx, made: NewSeat): Promise<SeatId | undefined> {
  const { rows } = await sql<{ id: SeatId }>`
    insert into organisations.seats (organisation_id, person_id, role, valid_from, term_to, consented_at, entered_by)
    values (${made.organisationId}, ${made.personId}, ${made.role}, ${made.from}, ${made.termTo}, ${made.consentedAt},
      ${made.enteredBy ?? null})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Sets the end of a seat, or brings a planned one forward; one that has not begun by then never stood. False when it ends by then anyway. */
export async function endSeat(tx: Tx, id: SeatId, on: Temporal.PlainDate, why: SeatEnd): Promise<boolean> {
  const { rows } = await sql`
    update organisations.seats set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}
    where id = ${id} and (ended_on is null or ended_on > greatest(valid_from, ${on}::date)) returning 1`.execute(tx)
  return rows.length > 0
}

/** Seats that stand on that day or begin later, the ones with most to do first. */
export async function seatsFrom(tx: Tx, id: OrganisationId, on: Temporal.PlainDate): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select ${columns} from organisations.seats s
    where s.organisation_id = ${id} and not isempty(s.stands) and not s.stands << daterange(${on}::date, null)
    order by array_position(array['representative', 'deputy', 'treasurer', 'officer', 'member'], s.role),
      s.valid_from, s.id limit 2000`.execute(tx)
  return rows
}

/** Seats of these persons that stand on that day, or begin later. */
export async function seatsOfPersons(tx: Tx, persons: readonly PersonId[], on: Temporal.PlainDate): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select ${columns} from organisations.seats s
    where s.person_id = any(${[...persons]}::uuid[]) and not isempty(s.stands)
      and not s.stands << daterange(${on}::date, null)
    order by s.valid_from, s.id limit 200`.execute(tx)
  return rows
}

export async function hasRepresentative(tx: Tx, id: OrganisationId, on: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`
    select 1 from organisations.seats
    where organisation_id = ${id} and role = 'representative' and stands @> ${on}::date`.execute(tx)
  return rows.length > 0
}

export type RoleCount = { role: SeatRole; count: number }

/** How many hold each role on that day. */
export async function countSeats(tx: Tx, id: OrganisationId, on: Temporal.PlainDate): Promise<RoleCount[]> {
  const { rows } = await sql<RoleCount>`
    select role, count(*)::int as count from organisations.seats
    where organisation_id = ${id} and stands @> ${on}::date group by role
    order by array_position(array['representative', 'deputy', 'treasurer', 'officer', 'member'], role)`.execute(tx)
  return rows
}

/** Whether a seat stands or begins on that day. */
export const standsOn = ({ role, validFrom, termTo, endedOn }: Seat, on: Temporal.PlainDate): boolean => {
  const isBefore = (day: Temporal.PlainDate | null) => day === null || Temporal.PlainDate.compare(on, day) < 0
  return (
    !(Temporal.PlainDate.compare(on, validFrom) < 0) &&
    isBefore(endedOn) &&
    (role === 'representative' || isBefore(termTo))
  )
}
