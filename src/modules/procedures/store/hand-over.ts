import { endedOffices, leavers, officeOn, worksFor } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from './applications.ts'

/** Open cases whose office has ended and is succeeded, and those whose clerk works there no more. */
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
    select distinct office_id as id from procedures.applications where closed_at is null limit 5000`.execute(tx)
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

export type Orphans = { officeId: OfficeId; procedure: string; title: string; cases: number; papers: number }

/** Open work of ended offices for which no successor was named, by office and procedure. */
export async function orphans(tx: Tx, on: Temporal.PlainDate): Promise<Orphans[]> {
  const { rows } = await sql<Orphans>`
    select part."officeId", part.procedure, part.cases, part.papers,
      (select r.definition #>> '{name,ja}' from procedures.revisions r
        where r.procedure = part.procedure order by r.number desc limit 1) as title
    from (
      select a.office_id as "officeId", a.procedure, count(*) as cases, count(d.id) as papers
      from procedures.applications a
      left join procedures.dispatches d on d.application_id = a.id and d.state in ('queued', 'printed', 'on_shelf')
      where a.closed_at is null and a.office_id = any(${await endedOffices(tx, on)}::uuid[])
      group by a.office_id, a.procedure) part
    where ${officeOn(sql.ref('part.officeId'), on, sql.ref('part.procedure'))} is null
    order by part."officeId", part.procedure limit 500`.execute(tx)
  return rows
}
