import { sql, type Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'

export type ReminderTime = { daysBefore: number; at: string }

const momentOf = ({ daysBefore, at }: ReminderTime) =>
  sql`((r.day - ${daysBefore}::int + ${at}::time) at time zone ${wardTimeZone})`

// Whoever reserved or moved it after that moment knows of it.
const isWaiting = (time: ReminderTime) => sql`
  r.state = 'confirmed' and r.registrant_id is not null and r.approved_at < ${momentOf(time)}
  and not exists (select 1 from reservations.use_reminders t
    where t.reservation_id = r.id and t.day = r.day and t.starts = r.starts)
  and not exists (select 1 from reservations.reservation_events e
    where e.reservation_id = r.id and e.kind = 'moved' and e.at >= ${momentOf(time)})`

export type Due = { id: ReservationId; registrantId: RegistrantId; day: Temporal.PlainDate; starts: string }

/** Uses that are told now are noted as told, and are nobody else's to tell. */
export async function takeReminders(
  tx: Tx,
  time: ReminderTime,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
  limit: number,
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as (
      select r.id, r.registrant_id, r.day, r.starts from reservations.reservations r
      where r.day between ${now.today}::date and ${now.today}::date + ${time.daysBefore}::int
        and ${momentOf(time)} <= ${now.at.toString()}::timestamptz
        and (r.day + r.starts) at time zone ${wardTimeZone} > ${now.at.toString()}::timestamptz and ${isWaiting(time)}
      order by r.day, r.id limit ${limit}),
    told as (
      insert into reservations.use_reminders (reservation_id, day, starts, told_at)
      select id, day, starts, ${now.at.toString()}::timestamptz from due
      on conflict do nothing returning reservation_id)
    select id, registrant_id as "registrantId", day, starts::text from due join told on told.reservation_id = due.id
    order by day, id`.execute(tx)
  return rows
}

/** The next moment at which somebody is told of a use. */
export async function nextReminder(
  tx: Tx,
  time: ReminderTime,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select ${momentOf(time)} as at from reservations.reservations r
    where r.day >= ${now.today}::date and ${momentOf(time)} > ${now.at.toString()}::timestamptz and ${isWaiting(time)}
    order by r.day limit 1`.execute(tx)
  return rows[0]?.at
}
