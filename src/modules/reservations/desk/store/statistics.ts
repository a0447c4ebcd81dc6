import { sql, type Tx } from '#platform/db/index.ts'
import { type StatisticsPart, dayParts } from '../domain/statistics.ts'

type Month = { first: Temporal.PlainDate; last: Temporal.PlainDate }

export type Counts = { uses: number; people: number; amount: number; noShows: number; official: number }
export type PartCounts = Counts & { spaceId: number; part: StatisticsPart }

const parts = sql.join(dayParts.map(({ key, from, until }) => sql`(${key}::text, ${from}::int, ${until}::int)`))

const counts = sql`
  count(*) filter (where r.kind = 'use' and r.state <> 'no_show')::int as uses,
  coalesce(sum(r.attendees) filter (where r.kind = 'use' and r.state <> 'no_show'), 0)::int as people,
  coalesce(sum(r.amount) filter (where r.kind = 'use'), 0)::float8 as amount,
  count(*) filter (where r.state = 'no_show')::int as "noShows",
  count(*) filter (where r.kind = 'official')::int as official`

const counted = (spaces: readonly number[], { first, last }: Month) => sql`
  r.day between ${first}::date and ${last}::date and r.space_id = any (${[...spaces]}::int[])
  and r.state in ('confirmed', 'in_use', 'done', 'no_show')`

/** Reservations of a month by space and the part of the day in which they begin. */
export async function countsByPart(tx: Tx, spaces: readonly number[], month: Month): Promise<PartCounts[]> {
  const { rows } = await sql<PartCounts>`
    select r.space_id as "spaceId", p.key as part, ${counts}
    from reservations.reservations r
    join (values ${parts}) p (key, starts, ends)
      on extract(epoch from r.starts) / 60 >= p.starts and extract(epoch from r.starts) / 60 < p.ends
    where ${counted(spaces, month)}
    group by 1, 2 order by 1, 2 limit 5000`.execute(tx)
  return rows
}

/** The same by class of who reserved; of those without a registration as long as it is kept. Missing class: ''. */
export async function countsByClass(
  tx: Tx,
  spaces: readonly number[],
  month: Month,
): Promise<(Counts & { class: string; isRegistered: boolean })[]> {
  const { rows } = await sql<Counts & { class: string; isRegistered: boolean }>`
    select coalesce(g.class, v.class, '') as class, g.id is not null as "isRegistered", ${counts}
    from reservations.reservations r
    left join reservations.registrants g on g.id = r.registrant_id
    left join reservations.visitors v on v.reservation_id = r.id
    where ${counted(spaces, month)} and r.kind = 'use'
    group by 1, 2 order by 2 desc, 1 limit 200`.execute(tx)
  return rows
}

/** Minutes in which somebody is in a space or in a part of it, each minute once. */
export async function usedMinutes(
  tx: Tx,
  spaces: readonly number[],
  { first, last }: Month,
): Promise<{ spaceId: number; part: StatisticsPart; minutes: number }[]> {
  const { rows } = await sql<{ spaceId: number; part: StatisticsPart; minutes: number }>`
    with days as (
      select a.space_id, o.day, range_agg(o.during) as used
      from reservations.space_atoms a
      join reservations.occupancies o on o.atom_id = a.atom_id
      left join reservations.reservations r on r.id = o.reservation_id
      left join reservations.closures c on c.id = o.closure_id
      where o.day between ${first}::date and ${last}::date and a.space_id = any (${[...spaces]}::int[])
        and (r.state in ('confirmed', 'in_use', 'done') or c.kind = 'official')
      group by 1, 2)
    select d.space_id as "spaceId", p.key as part,
      sum(extract(epoch from upper(piece) - lower(piece)) / 60)::int as minutes
    from days d
    cross join (values ${parts}) p (key, starts, ends)
    cross join lateral unnest(d.used * tsmultirange(tsrange(
      d.day + make_interval(mins => p.starts), d.day + make_interval(mins => p.ends)))) piece
    group by 1, 2 order by 1, 2 limit 5000`.execute(tx)
  return rows
}

/** When a space or a part of it is closed, besides closed days; 公用 is a use. */
export async function closedTimes(
  tx: Tx,
  spaces: readonly number[],
  { first, last }: Month,
): Promise<{ spaceId: number; day: string; starts: number; ends: number }[]> {
  const { rows } = await sql<{ spaceId: number; day: string; starts: number; ends: number }>`
    select distinct a.space_id as "spaceId", o.day::text as day, o.starts, o.ends
    from reservations.space_atoms a join reservations.occupancies o on o.atom_id = a.atom_id
    join reservations.closures c on c.id = o.closure_id and c.kind <> 'official'
    where o.day between ${first}::date and ${last}::date and a.space_id = any (${[...spaces]}::int[])
    order by 1, 2, 3, 4 limit 20000`.execute(tx)
  return rows
}
