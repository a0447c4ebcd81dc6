import { officeOn } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId, StaffId } from '#platform/ids/index.ts'

type Stay = { operatorId: OrganisationId; staffId: StaffId; from: Temporal.PlainDate; by?: StaffId }

/** From that day without an end; false: they work there already. */
export async function insertWorker(tx: Tx, { operatorId, staffId, from, by }: Stay): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.operator_workers (operator_id, staff_id, stands, entered_by)
    values (${operatorId}, ${staffId}, daterange(${from}::date, null), ${by ?? null})
    on conflict do nothing returning staff_id`.execute(tx)
  return rows.length > 0
}

export async function worksFor(
  tx: Tx,
  operatorId: OrganisationId,
  staffId: StaffId,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const { rows } = await sql`
    select from reservations.operator_workers
    where operator_id = ${operatorId} and staff_id = ${staffId} and stands @> ${on}::date`.execute(tx)
  return rows.length > 0
}

type Ending = Omit<Stay, 'from' | 'by'> & { on: Temporal.PlainDate }

/** From that day they do not work there. What has not begun was nothing. Twice is once. */
export async function endWorker(tx: Tx, { operatorId, staffId, on }: Ending): Promise<void> {
  await sql`
    delete from reservations.operator_workers
    where operator_id = ${operatorId} and staff_id = ${staffId} and lower(stands) >= ${on}::date`.execute(tx)
  await sql`
    update reservations.operator_workers set stands = daterange(lower(stands), ${on}::date)
    where operator_id = ${operatorId} and staff_id = ${staffId} and stands @> ${on}::date`.execute(tx)
}

export type Operator = { id: OrganisationId; officeIds: readonly OfficeId[] }

/** Who runs facilities of this member's offices, with those offices. */
export async function operatorsOf(tx: Tx, staff: Staff, on: Temporal.PlainDate): Promise<Operator[]> {
  const offices = [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees]
  const { rows } = await sql<Operator>`
    select f.operator_id as id, array_agg(distinct o.id) as "officeIds"
    from reservations.facilities f
    cross join lateral (
      select coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) as id) o
    where f.operator_id is not null and o.id = any (${offices}::uuid[])
    group by f.operator_id order by f.operator_id limit 200`.execute(tx)
  return rows
}

export type Worker = { operatorId: OrganisationId; staffId: StaffId; from: Temporal.PlainDate }

/** Of these operators, on that day or later. */
export async function workersOf(
  tx: Tx,
  operators: readonly OrganisationId[],
  on: Temporal.PlainDate,
): Promise<Worker[]> {
  const { rows } = await sql<Worker>`
    select operator_id as "operatorId", staff_id as "staffId", lower(stands) as "from"
    from reservations.operator_workers
    where operator_id = any (${[...operators]}::uuid[]) and coalesce(upper(stands) > ${on}::date, true)
    order by operator_id, lower(stands), staff_id limit 500`.execute(tx)
  return rows
}
