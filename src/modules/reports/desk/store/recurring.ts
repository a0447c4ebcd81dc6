import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

/** Of these offices, the ones for which nothing was counted today. */
export async function officesToCount(
  tx: Tx,
  offices: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<OfficeId[]> {
  const { rows } = await sql<{ id: OfficeId }>`
    select o.id from unnest(${[...offices]}::uuid[]) as o (id)
    where not exists (select from reports.recurring_counted c where c.office_id = o.id and c.counted_on >= ${today})
    order by o.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Says before the count that it is this day's, so that one that fails is not tried again each second but on the next day. */
export async function claimCount(tx: Tx, office: OfficeId, today: Temporal.PlainDate): Promise<void> {
  await sql`
    insert into reports.recurring_counted (office_id, counted_on) values (${office}, ${today})
        on conflict (office_id) do update set counted_on = excluded.counted_on`.execute(tx)
}

// A square of about 30 m: what lies within 30 m of a place is in its square or in one of the eight around it.
const side = { lat: 0.00027, lon: 0.000332 }
const metresOfDegree = { lat: 111_195, lon: 90_300 }
const within = 30
const most = 200
/** Of an office's newest defects: the ward has a tenth of these in a year, and a count never holds the others up. */
const mostCompared = 10_000

/**
 * Counts an office's defects of twelve months anew, the newest 10,000 of them: three of one kind within 30 m of one of them, or three of one thing. Of
 * places so near to each other the one with most stands for all. What was counted before goes.
 */
export async function countRecurring(tx: Tx, office: OfficeId, since: Temporal.Instant): Promise<void> {
  // The squares are joined by equality; estimated too few, they would be compared each with each.
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx)
  await sql`delete from reports.recurring where office_id = ${office}`.execute(tx)
  await sql`
    with defects as materialized (
      select r.id, r.category, r.asset_id, r.town, r.filed_at, r.position[0] as lon, r.position[1] as lat,
             floor(r.position[0] / ${sql.lit(side.lon)})::int as x, floor(r.position[1] / ${sql.lit(side.lat)})::int as y
        from reports.reports r
       where r.office_id = ${office} and r.filed_at >= ${since} and r.kind = 'defect'
         and r.state not in ('cancelled', 'duplicate', 'out_of_scope')
       order by r.filed_at desc, r.id desc limit ${sql.lit(mostCompared)}
    ), around (dx, dy) as materialized (
      -- Its own square and the eight around it: joins by equality, which need no comparing of each with each.
      select dx, dy from generate_series(-1, 1) dx, generate_series(-1, 1) dy
    ), busy as materialized (
      select category, x, y from (
        select s.category, s.x + a.dx as x, s.y + a.dy as y, sum(s.n) as n
          from (select category, x, y, count(*) as n from defects group by category, x, y) s cross join around a
         group by 1, 2, 3) counted_around where n >= 3
    ), counted as materialized (
      select d.id, d.category, d.town, d.x, d.y, d.lon, d.lat, count(*)::int as n, max(o.filed_at) as last_at,
             (array_agg(o.id order by o.filed_at desc))[1] as last_report
        from (select d.*, d.x + a.dx as ox, d.y + a.dy as oy
                from busy b join defects d on (d.category, d.x, d.y) = (b.category, b.x, b.y) cross join around a
               where d.asset_id is null) d
        join defects o on (o.category, o.x, o.y) = (d.category, d.ox, d.oy)
         and ((o.lon - d.lon) * ${sql.lit(metresOfDegree.lon)}) ^ 2 + ((o.lat - d.lat) * ${sql.lit(metresOfDegree.lat)}) ^ 2 <= ${sql.lit(within ** 2)}
       group by d.id, d.category, d.town, d.x, d.y, d.lon, d.lat having count(*) >= 3
    ), spots as materialized (
      select distinct on (category, x, y) *, lpad(n::text, 9, '0') || id::text as rank
        from counted order by category, x, y, n desc, id desc
    ), best as (
      select s.category, s.x + a.dx as x, s.y + a.dy as y, max(s.rank) as rank from spots s cross join around a group by 1, 2, 3
    )
    insert into reports.recurring (office_id, category, asset_id, position, town, n, last_report, last_at)
    (select ${office}::uuid, s.category, null, point(s.lon, s.lat), s.town, s.n, s.last_report, s.last_at
       from spots s join best b on (b.category, b.x, b.y, b.rank) = (s.category, s.x, s.y, s.rank)
      order by s.n desc, s.last_at desc, s.id limit ${sql.lit(most)})
    union all
    (select ${office}::uuid, min(d.category), d.asset_id, a.position, a.town, count(*)::int,
            (array_agg(d.id order by d.filed_at desc))[1], max(d.filed_at)
       from defects d join reports.assets a on a.id = d.asset_id
      group by d.asset_id, a.id having count(*) >= 3
      order by count(*) desc, d.asset_id limit ${sql.lit(most)})`.execute(tx)
}
