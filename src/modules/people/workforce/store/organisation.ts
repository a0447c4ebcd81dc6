import type { Employment, Organ, Rank, Role } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { OfficeKind } from '../../store/offices.ts'
import type { Colleague } from '../../store/staff.ts'

export type OfficeOnDay = {
  id: OfficeId
  key: string
  name: string
  kind: OfficeKind
  organ: Organ
  parentId: OfficeId | null
  endsOn: Temporal.PlainDate | null
}

/** Offices that exist on that day or will exist, for choosing a successor. */
export async function officesFrom(tx: Tx, on: Temporal.PlainDate): Promise<OfficeOnDay[]> {
  const { rows } = await sql<OfficeOnDay>`
    select id, key, name, kind, organ, parent_id as "parentId", valid_to as "endsOn"
    from people.offices where valid_to is null or valid_to > ${on}::date order by id limit 5000`.execute(tx)
  return rows
}

export type HolderOnDay = {
  officeId: OfficeId
  staffId: StaffId
  name: string
  employment: Employment
  rank: Rank
  roles: Role[]
  isMain: boolean
  isAway: boolean
}

/** Every office of a day, in the order in which the profile or a reorganisation made them. */
export async function officesOfDay(tx: Tx, on: Temporal.PlainDate): Promise<OfficeOnDay[]> {
  const { rows } = await sql<OfficeOnDay>`
    select id, key, name, kind, organ, people.office_on(parent_id, ${on}::date) as "parentId", valid_to as "endsOn"
    from people.offices where daterange(valid_from, valid_to) @> ${on}::date order by organ <> 'head', id limit 5000`.execute(
    tx,
  )
  return rows
}

/** Who holds a post on that day, the highest rank first; `isAway` at that moment. */
export async function holdersOfDay(tx: Tx, on: Temporal.PlainDate, at: Temporal.Instant): Promise<HolderOnDay[]> {
  const { rows } = await sql<HolderOnDay>`
    select p.office_id as "officeId", s.id as "staffId", s.name, s.employment, p.rank,
      array_agg(p.role order by p.is_main desc, p.role) as roles, bool_or(p.is_main) as "isMain",
      exists (select from people.absences a where a.staff_id = s.id and a.cancelled_at is null
        and tstzrange(a.away_from, a.away_until) @> ${at}::timestamptz) as "isAway"
    from people.posts p join people.staff s on s.id = p.staff_id
    where daterange(p.valid_from, p.valid_to) @> ${on}::date
      and daterange(s.employed_from, s.employed_to) @> ${on}::date
    group by p.office_id, s.id, p.rank
    order by array_position(array['mayor', 'vice-mayor', 'director', 'section-head', 'chief', 'member'], p.rank),
      s.name_kana, s.id limit 10000`.execute(tx)
  return rows
}

/** Everybody with a post in one of these offices on that day. */
export async function colleaguesWithin(
  tx: Tx,
  offices: readonly OfficeId[],
  on: Temporal.PlainDate,
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select distinct on (s.name_kana, s.id) s.id as "staffId", s.name
    from people.posts p join people.staff s on s.id = p.staff_id
    where p.office_id = any(${[...offices]}::uuid[]) and daterange(p.valid_from, p.valid_to) @> ${on}::date
    order by s.name_kana, s.id limit 2000`.execute(tx)
  return rows
}

export type Change = {
  on: Temporal.PlainDate
  kind: 'post_begins' | 'post_ends' | 'office_begins' | 'office_ends'
  office: string
  name: string | null
  rank: Rank | null
  isMain: boolean | null
}

/** What is entered for the time after that day, the nearest first. */
export async function changesAfter(tx: Tx, on: Temporal.PlainDate): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select * from (
      select p.valid_from as "on", 'post_begins' as kind, o.name as office, s.name, p.rank, bool_or(p.is_main) as "isMain"
      from people.posts p join people.staff s on s.id = p.staff_id join people.offices o on o.id = p.office_id
      where p.valid_from > ${on}::date group by p.valid_from, o.name, s.name, p.rank
      union all
      select p.valid_to, 'post_ends', o.name, s.name, p.rank, bool_or(p.is_main)
      from people.posts p join people.staff s on s.id = p.staff_id join people.offices o on o.id = p.office_id
      where p.valid_to > ${on}::date group by p.valid_to, o.name, s.name, p.rank
      union all
      select valid_from, 'office_begins', name, null, null, null from people.offices where valid_from > ${on}::date
      union all
      select valid_to, 'office_ends', name, null, null, null from people.offices where valid_to > ${on}::date
    ) changes order by "on", kind, office, name limit 500`.execute(tx)
  return rows
}
