import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import { wardDate } from './format.ts'
import type { WardCalendar } from './ward-calendar.ts'

/** A time in which the house could not be reached through a fault of ours; half-open. */
export type Outage = { beganAt: Temporal.Instant; endedAt: Temporal.Instant }

/**
 * The last day as it counts: where an outage took any of it, the first open day after the outage. What 地方自治法
 * 第4条の2第4項 does where the office is closed on the last day, done where we were not there.
 */
export function afterOutages(
  lastDay: Temporal.PlainDate,
  outages: readonly Outage[],
  calendar: Pick<WardCalendar, 'nextOpenDay'>,
): Temporal.PlainDate {
  let day = lastDay
  for (const outage of outages.toSorted((a, b) => Temporal.Instant.compare(a.beganAt, b.beganAt))) {
    const { first, last } = daysOf(outage)
    const isHit = Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0
    if (isHit) day = dayAfter(outage, calendar)
  }
  return day
}

/** To which all last days move that an outage took. */
export const dayAfter = (outage: Outage, calendar: Pick<WardCalendar, 'nextOpenDay'>): Temporal.PlainDate =>
  calendar.nextOpenDay(daysOf(outage).last.add({ days: 1 }))

/** The days that it touched. Midnight itself belongs to the day before. */
export const daysOf = ({ beganAt, endedAt }: Outage): { first: Temporal.PlainDate; last: Temporal.PlainDate } => ({
  first: wardDate(beganAt),
  last: wardDate(endedAt.subtract({ nanoseconds: 1 })),
})

export type RecordedOutage = Outage & {
  id: Id<'outage'>
  reason: string
  staffId: StaffId
  recordedAt: Temporal.Instant
}

/** False where a part of that time is recorded already. */
export async function recordOutage(
  tx: Tx,
  { id, beganAt, endedAt, reason, staffId }: Omit<RecordedOutage, 'recordedAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into platform.outages (id, began_at, ended_at, reason, staff_id)
    values (${id}, ${beganAt}, ${endedAt}, ${reason}, ${staffId})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** The outages that ended on this day or after it, oldest first; at most a hundred. */
export async function outagesSince(tx: Tx, day: Temporal.PlainDate): Promise<RecordedOutage[]> {
  const { rows } = await sql<RecordedOutage>`
    select id, began_at as "beganAt", ended_at as "endedAt", reason, staff_id as "staffId", recorded_at as "recordedAt"
      from platform.outages where ended_at > (${day}::date::timestamp at time zone 'Asia/Tokyo')
     order by began_at, id limit 100`.execute(tx)
  return rows
}
