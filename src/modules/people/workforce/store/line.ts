import type { Rank } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { LineMember } from '../domain/authority.ts'

type Asked = { officeId: OfficeId; on: Temporal.PlainDate; at: Temporal.Instant }

/** Officials of the case's office, of the offices above it, and of those directly below these; contractors are none. */
export async function lineOf(tx: Tx, { officeId, on, at }: Asked): Promise<LineMember[]> {
  const { rows } = await sql<LineMember>`
    with recursive line as (
      select people.office_on(${officeId}, ${on}::date) as id, 0 as distance
      union all
      select people.office_on(o.parent_id, ${on}::date), line.distance + 1
      from line join people.offices o on o.id = line.id
      where o.parent_id is not null and line.distance < 10
    ), places as (
      select id, distance, false as is_beside from line
      union all
      select o.id, line.distance, true from line join people.offices o on o.parent_id = line.id
      where daterange(o.valid_from, o.valid_to) @> ${on}::date and o.id not in (select id from line where id is not null)
    )
    select s.id as "staffId", s.name, p.rank, places.distance, places.is_beside as "isBeside",
      exists (select from people.absences a where a.staff_id = s.id and a.cancelled_at is null
        and tstzrange(a.away_from, a.away_until) @> ${at}::timestamptz) as "isAway"
    from places
    join people.posts p on p.office_id = places.id and not p.is_contractor
      and daterange(p.valid_from, p.valid_to) @> ${on}::date
    join people.staff s on s.id = p.staff_id and daterange(s.employed_from, s.employed_to) @> ${on}::date
    order by places.distance, s.name_kana, s.id limit 5000`.execute(tx)
  return rows
}

/** 代決: the ranks that stand in for this one, the first choice first. */
export async function deputyRanksOf(tx: Tx, rank: Rank): Promise<Rank[]> {
  const { rows } = await sql<{ rank: Rank }>`
    select deputy_rank as rank from people.deputy_ranks where rank = ${rank} order by place limit 10`.execute(tx)
  return rows.map((row) => row.rank)
}

/** Offices below these on that day, of the same 執行機関: another one's work is not overseen from here. */
export async function officesBelow(tx: Tx, ids: readonly OfficeId[], on: Temporal.PlainDate): Promise<OfficeId[]> {
  const { rows } = await sql<{ id: OfficeId }>`
    with recursive here as materialized (
      select o.id, o.organ,
        case when daterange(p.valid_from, p.valid_to) @> ${on}::date then p.id
          else people.office_on(p.id, ${on}::date) end as parent_id
      from people.offices o join people.offices p on p.id = o.parent_id
      where daterange(o.valid_from, o.valid_to) @> ${on}::date
    ), below as (
      select id, organ, 0 as steps from people.offices where id = any(${[...ids]}::uuid[])
      union
      select here.id, here.organ, below.steps + 1 from below
      join here on here.parent_id = below.id and here.organ = below.organ
      where below.steps < 10
    )
    select distinct id from below where steps > 0 order by id limit 2000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Keys of these offices, and of those of which some procedure was left to them. */
export async function keysOfWork(tx: Tx, ids: readonly OfficeId[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select o.key from people.offices o where o.id = any(${[...ids]}::uuid[])
    union select o.key from people.office_successions s join people.offices o on o.id = s.office_id
      where s.successor_id = any(${[...ids]}::uuid[]) and s.procedure is not null
    order by 1 limit 2000`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

/** Offices whose work as a whole has come to these by that day, however often it moved: what they did is looked after here. */
export async function predecessorsOf(tx: Tx, ids: readonly OfficeId[], on: Temporal.PlainDate): Promise<OfficeId[]> {
  const { rows } = await sql<{ id: OfficeId }>`
    with recursive before as (
      select unnest(${[...ids]}::uuid[]) as id, 0 as steps
      union
      select s.office_id, before.steps + 1 from before join people.office_successions s
        on s.successor_id = before.id and s.procedure is null
      join people.offices o on o.id = s.office_id and o.valid_to <= ${on}::date
      where before.steps < 20
    )
    select distinct id from before where steps > 0 order by id limit 2000`.execute(tx)
  return rows.map(({ id }) => id)
}
