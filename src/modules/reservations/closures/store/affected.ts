import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { reservationsWhere } from '../../booking/store/reservations.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { ClosedTimes } from '../domain/closure.ts'

/** Who has a place in these spaces at these times, the soonest first. */
export function reservationsWithin(tx: Tx, times: ClosedTimes, limit: number): Promise<Reservation[]> {
  const { spaces, first, last, weekdays, starts, ends } = times
  return reservationsWhere(
    tx,
    sql`id in (
      select o.reservation_id from reservations.occupancies o
      where o.day between ${first.toString()}::date and ${last.toString()}::date
        and o.atom_id in (select atom_id from reservations.space_atoms where space_id = any (${[...spaces]}::int[]))
        and extract(isodow from o.day)::int = any (${[...weekdays]}::int[]) and o.reservation_id is not null
        and o.during && tsrange(o.day + ${starts?.toString() ?? '00:00'}::time, o.day + ${ends?.toString() ?? '24:00'}::time))`,
    limit,
    sql`day, starts, id`,
  )
}

/** What comes of registrants who are suspended, in these facilities. */
export const reservationsOfSuspended = (
  tx: Tx,
  facilities: readonly FacilityId[],
  from: Temporal.PlainDate,
): Promise<Reservation[]> =>
  reservationsWhere(
    tx,
    sql`day >= ${from.toString()}::date and state = 'confirmed'
      and registrant_id in (select id from reservations.registrants where state = 'suspended')
      and space_id in (select id from reservations.spaces where facility_id = any (${[...facilities]}::uuid[]))`,
    100,
    sql`day, starts, id`,
  )

export const reservationsByIds = (tx: Tx, ids: readonly ReservationId[]): Promise<Reservation[]> =>
  reservationsWhere(tx, sql`id = any (${[...ids]}::uuid[])`, Math.max(1, ids.length), sql`day, starts, id`)

/** With which of these something is lent. */
export async function withEquipment(tx: Tx, ids: readonly ReservationId[]): Promise<ReadonlySet<ReservationId>> {
  const { rows } = await sql<{ id: ReservationId }>`
    select distinct reservation_id as id from reservations.equipment_uses
    where reservation_id = any (${[...ids]}::uuid[]) order by 1`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Who they are: of registrations of one person only, whose name is that person's. */
export async function peopleOf(tx: Tx, ids: readonly RegistrantId[], on: Temporal.PlainDate): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select distinct m.person_id as id from reservations.memberships m
    join reservations.registrants r on r.id = m.registrant_id
    where m.registrant_id = any (${[...ids]}::uuid[]) and r.kind = 'person' and m.role = 'representative'
      and daterange(m.valid_from, m.ended_on) @> ${on.toString()}::date
    order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}
