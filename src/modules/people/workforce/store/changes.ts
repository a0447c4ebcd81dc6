import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'

/** For the query of another module: the office that does this office's work on that day; null when nothing does. */
export const officeOn = (
  office: RawBuilder<OfficeId>,
  on: Temporal.PlainDate,
  procedure: RawBuilder<string>,
): RawBuilder<OfficeId | null> => sql`people.office_on(${office}, ${on}::date, ${procedure})`

/** For the query of another module: has a post on that day in the office or in one above it. */
export const worksFor = (
  staff: RawBuilder<StaffId>,
  office: RawBuilder<OfficeId>,
  on: Temporal.PlainDate,
): RawBuilder<SqlBool> => sql`people.works_for(${staff}, ${office}, ${on}::date)`

/** For the query of another module: the office that does the work of this key of the profile on that day. */
export const officeOfKey = (key: RawBuilder<string>, on: Temporal.PlainDate): RawBuilder<OfficeId> => sql`(
  select people.office_on(named.id, ${on}::date) from people.offices named
  where named.key = ${key} and named.valid_from <= ${on}::date order by named.valid_from desc limit 1)`

/** For the query of another module: had a post in one of these offices on that day. */
export const workedIn = (
  staff: RawBuilder<StaffId>,
  offices: readonly OfficeId[],
  day: RawBuilder<Temporal.PlainDate>,
): RawBuilder<SqlBool> => sql`exists (
  select from people.posts held where held.staff_id = ${staff} and held.office_id = any(${[...offices]}::uuid[])
    and daterange(held.valid_from, held.valid_to) @> ${day})`

/** Offices that have ended by that day; there are few. */
export async function endedOffices(tx: Tx, on: Temporal.PlainDate): Promise<OfficeId[]> {
  const { rows } = await sql<{ id: OfficeId }>`
    select id from people.offices where valid_to <= ${on}::date order by valid_to desc, id limit 5000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Who left a post or the house in the year before that day. Longer ago, everything has long been handed over. */
export async function leavers(tx: Tx, on: Temporal.PlainDate): Promise<StaffId[]> {
  const since = on.subtract({ days: 400 })
  const { rows } = await sql<{ id: StaffId }>`
    select staff_id as id from people.posts where valid_to > ${since}::date and valid_to <= ${on}::date
    union
    select id from people.staff where employed_to > ${since}::date and employed_to <= ${on}::date
    order by id limit 20000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** 事務引継: who was named to take over somebody's work of this office, if they work there on that day. */
export async function namedSuccessor(
  tx: Tx,
  staffId: StaffId,
  officeId: OfficeId,
  on: Temporal.PlainDate,
): Promise<StaffId | undefined> {
  const { rows } = await sql<{ id: StaffId }>`
    select h.to_staff_id as id from people.hand_overs h
    where h.staff_id = ${staffId} and h.from_day <= ${on}::date
      and people.office_on(h.office_id, ${on}::date) = ${officeId}
      and people.works_for(h.to_staff_id, ${officeId}, ${on}::date)
    order by h.from_day desc, h.to_staff_id limit 1`.execute(tx)
  return rows[0]?.id
}

/** The next day after `today` on which one of these people leaves a post or one of these offices ends. */
export async function nextChange(
  tx: Tx,
  today: Temporal.PlainDate,
  whose: { staff: readonly StaffId[]; offices: readonly OfficeId[] },
): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ on: Temporal.PlainDate | null }>`
    select min(day) as "on" from (
      select valid_to as day from people.posts where staff_id = any(${[...whose.staff]}::uuid[])
      union all select employed_to from people.staff where id = any(${[...whose.staff]}::uuid[])
      union all select valid_to from people.offices where id = any(${[...whose.offices]}::uuid[])
    ) ends where day > ${today}::date`.execute(tx)
  return rows[0]?.on ?? undefined
}
