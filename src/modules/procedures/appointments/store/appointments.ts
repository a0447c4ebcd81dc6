import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import type { SlotId } from './slots.ts'

export type AppointmentId = Id<'appointment'>
export type AppointmentState = 'booked' | 'arrived' | 'missed' | 'cancelled'

export type Appointment = {
  id: AppointmentId
  applicationId: ApplicationId
  slotId: SlotId
  calendarKey: string
  officeId: OfficeId
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  state: AppointmentState
}

export type Visit = Appointment & {
  procedure: string
  receiptNumber: string | null
  applicantPersonId: PersonId
}

const columns = sql`
  p.id, p.application_id as "applicationId", p.slot_id as "slotId", s.calendar_key as "calendarKey",
  c.office_id as "officeId", s.starts_at as "startsAt", s.ends_at as "endsAt", p.state`

const joined = sql`
  procedures.appointments p
  join procedures.appointment_slots s on s.id = p.slot_id
  join procedures.appointment_calendars c on c.key = s.calendar_key`

/** The newest visit of a request, whatever became of it. */
export async function appointmentOf(tx: Tx, applicationId: ApplicationId): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`
    select ${columns} from ${joined} where p.application_id = ${applicationId}
    order by (p.state = 'booked') desc, p.booked_at desc, p.id desc limit 1`.execute(tx)
  return rows[0]
}

export async function findAppointment(tx: Tx, id: AppointmentId): Promise<Appointment | undefined> {
  const { rows } = await sql<Appointment>`select ${columns} from ${joined} where p.id = ${id}`.execute(tx)
  return rows[0]
}

/** Who comes to this time, in no state but `booked`. */
export async function comingTo(tx: Tx, slotId: SlotId): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    select ${columns} from ${joined} where p.slot_id = ${slotId} and p.state = 'booked' order by p.place limit 50`.execute(
    tx,
  )
  return rows
}

type Place = {
  applicationId: ApplicationId
  slotId: SlotId
  at: Temporal.Instant
  /** Set where no reminder is needed any more. */
  remindedAt: Temporal.Instant | null
}

/** The lowest free place of the time; `undefined` when it is full. The slot has to be locked. */
export async function takePlace(
  tx: Tx,
  { applicationId, slotId, at, remindedAt }: Place,
): Promise<AppointmentId | undefined> {
  const { rows } = await sql<{ id: AppointmentId }>`
    insert into procedures.appointments (application_id, slot_id, place, capacity, booked_at, reminded_at)
    select ${applicationId}, s.id, free.number, s.capacity, ${at}, ${remindedAt}
    from procedures.appointment_slots s
    cross join lateral (
      select number from generate_series(1, s.capacity) as places (number)
      where not exists (
        select from procedures.appointments p where p.slot_id = s.id and p.place = number and p.state <> 'cancelled')
      order by number limit 1) free
    where s.id = ${slotId} and s.closed_at is null
    on conflict do nothing
    returning id`.execute(tx)
  return rows[0]?.id
}

export async function endAppointment(
  tx: Tx,
  id: AppointmentId,
  state: Exclude<AppointmentState, 'booked'>,
  ended: { at: Temporal.Instant; by?: StaffId },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.appointments set state = ${state}, ended_at = ${ended.at}, ended_by = ${ended.by ?? null}
    where id = ${id} and state = 'booked' returning id`.execute(tx)
  return rows.length === 1
}

/** A visit by its id, or the coming or newest one of a receipt number. `scope` is the policy's predicate over `c`. */
export async function findVisit(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  by: { id: AppointmentId } | { number: string },
): Promise<Visit | undefined> {
  const wanted = 'id' in by ? sql`p.id = ${by.id}` : sql`a.receipt_number = ${by.number}`
  const { rows } = await sql<Visit>`
    select ${columns}, a.procedure, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId"
    from ${joined} join procedures.applications a on a.id = p.application_id
    where ${scope} and ${wanted}
    order by (p.state = 'booked') desc, p.booked_at desc, p.id desc limit 1`.execute(tx)
  return rows[0]
}

/** The visits of one day in order. `scope` is the policy's predicate over the calendar `c`. */
export async function visitsBetween(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  key: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    select ${columns}, a.procedure, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId"
    from ${joined} join procedures.applications a on a.id = p.application_id
    where ${scope} and s.calendar_key = ${key} and s.starts_at >= ${from} and s.starts_at < ${to} and p.state <> 'cancelled'
    order by s.starts_at, p.place limit 1000`.execute(tx)
  return rows
}

/** Whom the office has turned away on one day and who has not chosen another time. `scope` as above. */
export async function turnedAway(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  key: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    select ${columns}, a.procedure, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId"
    from ${joined} join procedures.applications a on a.id = p.application_id
    where ${scope} and s.calendar_key = ${key} and s.starts_at >= ${from} and s.starts_at < ${to}
      and p.state = 'cancelled' and p.ended_by is not null and a.closed_at is null
      and not exists (select from procedures.appointments n where n.application_id = a.id
        and (n.booked_at, n.id) > (p.booked_at, p.id))
    order by s.starts_at, p.id limit 200`.execute(tx)
  return rows
}

/** Visits of before `until` that nobody was reminded of; marked in the same statement. */
export async function takeToRemind(tx: Tx, now: Temporal.Instant, until: Temporal.Instant): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    with due as (
      select p.id from procedures.appointments p join procedures.appointment_slots s on s.id = p.slot_id
      where p.state = 'booked' and p.reminded_at is null and s.starts_at > ${now} and s.starts_at < ${until}
      order by s.starts_at, p.id limit 500 for update of p skip locked
    ), marked as (
      update procedures.appointments p set reminded_at = ${now} from due where p.id = due.id returning p.id
    )
    select ${columns} from ${joined} join marked on marked.id = p.id order by s.starts_at, p.id`.execute(tx)
  return rows
}

/** The next visit that has not been reminded of. */
export async function nextToRemind(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ startsAt: Temporal.Instant }>`
    select s.starts_at as "startsAt" from procedures.appointments p join procedures.appointment_slots s on s.id = p.slot_id
    where p.state = 'booked' and p.reminded_at is null and s.starts_at > ${now}
    order by s.starts_at limit 1`.execute(tx)
  return rows[0]?.startsAt
}
