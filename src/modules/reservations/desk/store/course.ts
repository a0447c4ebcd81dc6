import { sql, type Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

type Moment = { day: Temporal.PlainDate; time: Temporal.PlainTime }

/** Standing ones that are over, the oldest first. */
export async function endedUses(tx: Tx, { day, time }: Moment, limit: number): Promise<ReservationId[]> {
  const { rows } = await sql<{ id: ReservationId }>`
    select id from reservations.reservations
    where state in ('confirmed', 'in_use') and (day, ends) <= (${day}::date, ${time.toString()}::time)
    order by day, ends, id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Of the day, in these spaces, that began so many minutes ago and to which nobody has come. */
export async function missedUses(
  tx: Tx,
  { day, time }: Moment,
  waits: readonly { spaceId: number; minutes: number }[],
  limit: number,
): Promise<ReservationId[]> {
  const { rows } = await sql<{ id: ReservationId }>`
    select r.id from unnest(${waits.map(({ spaceId }) => spaceId)}::int[], ${waits.map(({ minutes }) => minutes)}::int[])
      w (space_id, minutes)
    join reservations.reservations r on r.space_id = w.space_id
    where r.day = ${day}::date and r.state = 'confirmed' and r.kind = 'use'
      and ${day}::date + r.starts + make_interval(mins => w.minutes) <= ${day}::date + ${time.toString()}::time
    order by r.starts, r.id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
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
