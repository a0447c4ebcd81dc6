import { lockFor, type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'

export type SlotId = Id<'appointment-slot'>

export type Slot = {
  id: SlotId
  calendarKey: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  capacity: number
  taken: number
  closedAt: Temporal.Instant | null
}

const columns = sql`
  s.id, s.calendar_key as "calendarKey", s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity,
  s.closed_at as "closedAt",
  (select count(*)::int from procedures.appointments p where p.slot_id = s.id and p.state <> 'cancelled') as taken`

/** Takes over which office keeps a calendar. */
export async function keepCalendar(tx: Tx, key: string, officeId: OfficeId): Promise<void> {
  await sql`
    insert into procedures.appointment_calendars as c (key, office_id) values (${key}, ${officeId})
    on conflict (key) do update set office_id = excluded.office_id where c.office_id <> excluded.office_id`.execute(tx)
}

/** Keys of the calendars that are not open yet until the day wanted. */
export async function calendarsToOpen(
  tx: Tx,
  wanted: readonly { key: string; day: Temporal.PlainDate }[],
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select c.key from unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ day }) => day)}::date[]) as wanted (key, day)
    join procedures.appointment_calendars c on c.key = wanted.key
    where c.opened_until is null or c.opened_until < wanted.day
    order by c.key limit 1000`.execute(tx)
  return rows.map(({ key }) => key)
}

/** The last day whose times were opened, locked against a second opening; `undefined`: there is no such calendar. */
export async function lockOpenedUntil(tx: Tx, key: string): Promise<Temporal.PlainDate | null | undefined> {
  const { rows } = await sql<{ openedUntil: Temporal.PlainDate | null }>`
    select opened_until as "openedUntil" from procedures.appointment_calendars where key = ${key} for update`.execute(
    tx,
  )
  return rows[0]?.openedUntil
}

/** Who keeps this calendar. */
export async function findCalendar(tx: Tx, key: string): Promise<{ key: string; officeId: OfficeId } | undefined> {
  const { rows } = await sql<{ key: string; officeId: OfficeId }>`
    select key, office_id as "officeId" from procedures.appointment_calendars where key = ${key}`.execute(tx)
  return rows[0]
}

/** The calendars of the policy's predicate over `c`. */
export async function listCalendars(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
): Promise<{ key: string; officeId: OfficeId }[]> {
  const { rows } = await sql<{ key: string; officeId: OfficeId }>`
    select c.key, c.office_id as "officeId" from procedures.appointment_calendars c
    where ${scope} order by c.key limit 100`.execute(tx)
  return rows
}

export async function writeOpenedUntil(tx: Tx, key: string, day: Temporal.PlainDate): Promise<void> {
  await sql`update procedures.appointment_calendars set opened_until = ${day} where key = ${key}`.execute(tx)
}

export type NewSlot = { startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** Adds times that are not there yet; returns how many were new. */
export async function addSlots(tx: Tx, key: string, capacity: number, slots: readonly NewSlot[]): Promise<number> {
  const { rows } = await sql`
    insert into procedures.appointment_slots (calendar_key, starts_at, ends_at, capacity)
    select ${key}, starts_at, ends_at, ${capacity}
    from unnest(${slots.map(({ startsAt }) => startsAt)}::timestamptz[], ${slots.map(({ endsAt }) => endsAt)}::timestamptz[])
      as given (starts_at, ends_at)
    on conflict (calendar_key, starts_at) do nothing returning id`.execute(tx)
  return rows.length
}

/** All times of a calendar within the half-open span, in order. */
export async function slotsBetween(
  tx: Tx,
  key: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
  limit: number,
): Promise<Slot[]> {
  const { rows } = await sql<Slot>`
    select ${columns} from procedures.appointment_slots s
    where s.calendar_key = ${key} and s.starts_at >= ${from} and s.starts_at < ${to}
    order by s.starts_at limit ${limit}`.execute(tx)
  return rows
}

export async function findSlot(tx: Tx, id: SlotId): Promise<Slot | undefined> {
  const { rows } = await sql<Slot>`select ${columns} from procedures.appointment_slots s where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** Keeps every other booking of these times out until the transaction ends; in sorted order. */
export async function lockSlots(tx: Tx, ids: readonly SlotId[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted()) await lockFor(tx, 'procedures.appointment-slot', id)
}

export async function closeSlot(tx: Tx, id: SlotId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.appointment_slots set closed_at = ${at}, closed_by = ${by}
    where id = ${id} and closed_at is null`.execute(tx)
}

export async function reopenSlot(tx: Tx, id: SlotId): Promise<void> {
  await sql`update procedures.appointment_slots set closed_at = null, closed_by = null where id = ${id}`.execute(tx)
}
