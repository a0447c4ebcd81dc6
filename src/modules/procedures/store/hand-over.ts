import { endedOffices, leavers, officeOn, worksFor } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { type PayoutEvent, payoutEvents } from '../payouts/domain.ts'
import type { ApplicationId } from './applications.ts'

/**
 * Closed cases of these offices of which something still goes on: a further act that is not sent or not seen yet, a letter
 * that came back, a tag that was not handed over, a payout that is not with the person yet.
 */
export const goingOn = (offices: readonly OfficeId[], on: Temporal.PlainDate): RawBuilder<unknown> => sql`
  select a.id, a.office_id, a.procedure from procedures.applications a
   where a.closed_at is not null and a.office_id = any(${[...offices]}::uuid[]) and a.id in (
     select x.application_id from procedures.acts x
      where x.state in ('examining', 'deciding', 'decided') or x.is_deputised and x.seen_at is null
     union all
     select m.application_id from procedures.returned_mail m where m.resolved_at is null
     union all
     select o.application_id from procedures.tag_orders o
      where o.ordered_at > ${on.subtract({ days: 400 })}::date
        and not exists (select from procedures.tags t where t.order_id = o.id and t.state = 'handed_over')
     union all
     select e.application_id from procedures.case_events e
      where e.kind in (${kindsOf(goingPayouts)}) and e.at > ${on.subtract({ days: 400 })}::date
        and not exists (select from procedures.case_events l
          where l.application_id = e.application_id and l.kind in (${kindsOf(payoutEvents)}) and l.id > e.id))`

const ended: readonly PayoutEvent[] = ['payout_paid', 'payout_stopped', 'payout_not_stopped']
const goingPayouts = payoutEvents.filter((kind) => !ended.includes(kind))
const kindsOf = (kinds: readonly PayoutEvent[]) => sql.join(kinds.map((kind) => sql.lit(kind)))

/** Open cases whose office has ended and is succeeded, closed ones of which something goes on, and those whose clerk works there no more. */
export async function casesToHandOver(tx: Tx, on: Temporal.PlainDate, limit: number): Promise<ApplicationId[]> {
  const ended = await endedOffices(tx, on)
  const left = await leavers(tx, on)
  if (ended.length === 0 && left.length === 0) return []
  const { rows } = await sql<{ id: ApplicationId }>`
    with moved as (
      select part.office_id, part.procedure from (
        select distinct office_id, procedure from procedures.applications
        where closed_at is null and office_id = any(${ended}::uuid[])) part
      where ${officeOn(sql.ref('part.office_id'), on, sql.ref('part.procedure'))} is not null
    )
    (select a.id from procedures.applications a join moved using (office_id, procedure)
      where a.closed_at is null order by a.id limit ${limit})
    union
    (select going.id from (${goingOn(ended, on)}) going
      where ${officeOn(sql.ref('going.office_id'), on, sql.ref('going.procedure'))} is not null
      order by going.id limit ${limit})
    union
    (select a.id from procedures.assignments s join procedures.applications a on a.id = s.application_id
      where s.staff_id = any(${left}::uuid[]) and a.closed_at is null
        and not ${worksFor(sql.ref('s.staff_id'), sql.ref('a.office_id'), on)}
      order by a.id limit ${limit})
    limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The office that does this case's work on that day; `undefined`: none was named. */
export async function officeOfCaseOn(tx: Tx, id: ApplicationId, on: Temporal.PlainDate): Promise<OfficeId | undefined> {
  const { rows } = await sql<{ office: OfficeId | null }>`
    select ${officeOn(sql.ref('a.office_id'), on, sql.ref('a.procedure'))} as office
    from procedures.applications a where a.id = ${id}`.execute(tx)
  return rows[0]?.office ?? undefined
}

/** Of an office whose work, of this procedure alone or as a whole, the actor's does on that day; cases are called `a`. */
export const goesOnWith = (actor: Staff, office: string, on: Temporal.PlainDate): RawBuilder<SqlBool> =>
  sql`${officeOn(sql.ref(office), on, sql.ref('a.procedure'))} = any(${actor.posts.map(({ officeId }) => officeId)}::uuid[])`

/** The case and the paper that still waits go to another office; what is over stays where it was done. */
export async function moveToOffice(tx: Tx, id: ApplicationId, officeId: OfficeId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.applications set office_id = ${officeId}, updated_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
  await sql`
    update procedures.dispatches set office_id = ${officeId}
    where application_id = ${id} and state in ('queued', 'printed', 'on_shelf')`.execute(tx)
}

export async function assigneeOf(
  tx: Tx,
  id: ApplicationId,
  on: Temporal.PlainDate,
): Promise<{ staffId: StaffId; isThere: boolean } | undefined> {
  const { rows } = await sql<{ staffId: StaffId; isThere: boolean }>`
    select s.staff_id as "staffId", ${worksFor(sql.ref('s.staff_id'), sql.ref('a.office_id'), on)} as "isThere"
    from procedures.assignments s join procedures.applications a on a.id = s.application_id
    where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** Who holds open cases and which offices have some: for whom a change of posts or offices matters. */
export async function concernedByChanges(tx: Tx): Promise<{ staff: StaffId[]; offices: OfficeId[] }> {
  const staff = await sql<{ id: StaffId }>`
    select distinct s.staff_id as id from procedures.assignments s
    join procedures.applications a on a.id = s.application_id where a.closed_at is null limit 5000`.execute(tx)
  const offices = await sql<{ id: OfficeId }>`
    select distinct office_id as id from procedures.applications where closed_at is null
    union select office_id from procedures.appointment_calendars
    union select office_id from procedures.core_entries where checked_by is null
    union select office_id from procedures.deliveries where state in ('queued', 'printed')
    union select office_id from procedures.portal_items where state <> 'imported' and office_id is not null
    limit 5000`.execute(tx)
  return { staff: staff.rows.map(({ id }) => id), offices: offices.rows.map(({ id }) => id) }
}

/** How many open cases each of these holds. */
export async function openWork(tx: Tx, staff: readonly StaffId[]): Promise<ReadonlyMap<StaffId, number>> {
  const { rows } = await sql<{ id: StaffId; cases: number }>`
    select s.staff_id as id, count(*) as cases from procedures.assignments s
    join procedures.applications a on a.id = s.application_id
    where s.staff_id = any(${[...staff]}::uuid[]) and a.closed_at is null
    group by s.staff_id order by s.staff_id limit 5000`.execute(tx)
  return new Map(rows.map(({ id, cases }) => [id, cases]))
}
