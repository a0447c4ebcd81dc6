import { sql, type Tx } from '#platform/db/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

type Moment = { day: Temporal.PlainDate; time: Temporal.PlainTime }

export type StandingUse = Pick<Reservation, 'id' | 'kind' | 'state' | 'spaceId' | 'day' | 'starts' | 'ends'>

type Row = Omit<StandingUse, 'starts' | 'ends'> & { starts: string; ends: string }

/**
 * Standing ones that are over, and those of the day in these spaces that began so many minutes ago and to which nobody
 * has come; locked, without those that somebody has in hand just now.
 */
export async function lockDue(
  tx: Tx,
  { day, time }: Moment,
  waits: readonly { spaceId: number; minutes: number }[],
  limit: number,
): Promise<StandingUse[]> {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.state, r.space_id as "spaceId", r.day, r.starts::text, r.ends::text
    from reservations.reservations r
    where r.id in (
      (select id from reservations.reservations
       where state in ('confirmed', 'in_use') and (day, ends) <= (${day}::date, ${time.toString()}::time)
       order by day, ends, id limit ${limit})
      union
      (select m.id
       from unnest(${waits.map(({ spaceId }) => spaceId)}::int[], ${waits.map(({ minutes }) => minutes)}::int[])
         w (space_id, minutes)
       join reservations.reservations m on m.space_id = w.space_id
       where m.day = ${day}::date and m.state = 'confirmed' and m.kind = 'use'
         and m.day + m.starts + make_interval(mins => w.minutes) <= ${day}::date + ${time.toString()}::time
       order by m.starts, m.id limit ${limit}))
    order by r.id for update of r skip locked`.execute(tx)
  return rows.map((row) => ({
    ...row,
    starts: Temporal.PlainTime.from(row.starts),
    ends: Temporal.PlainTime.from(row.ends),
  }))
}

/** New states of locked reservations, each with its event. */
export async function writeStates(
  tx: Tx,
  made: readonly { id: ReservationId; state: 'done' | 'no_show' }[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    with made as (
      select * from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ state }) => state)}::text[]) m (id, state)),
    changed as (
      update reservations.reservations r
      set state = made.state, changed_at = ${at}::timestamptz, sequence = r.sequence + 1
      from made where r.id = made.id returning r.id, r.state)
    insert into reservations.reservation_events (reservation_id, kind, at)
    select id, state, ${at}::timestamptz from changed order by id`.execute(tx)
}

/** When the next standing use of the day is over. */
export async function nextEnd(tx: Tx, { day, time }: Moment): Promise<Moment | undefined> {
  const { rows } = await sql<{ day: Temporal.PlainDate; ends: string }>`
    select day, ends::text from reservations.reservations
    where state in ('confirmed', 'in_use') and (day, ends) > (${day}::date, ${time.toString()}::time)
    order by day, ends limit 1`.execute(tx)
  const [row] = rows
  return row && { day: row.day, time: Temporal.PlainTime.from(row.ends) }
}
