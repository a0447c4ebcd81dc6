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

// A square of about 30 m: what lies within 30 m of a place is in its square or in one of the eight around it.
const side = { lat: 0.00027, lon: 0.000332 }
const metresOfDegree = { lat: 111_195, lon: 90_300 }
const within = 30
const most = 200

/**
 * Counts an office's defects of twelve months anew: three of one kind within 30 m of one of them, or three of one thing. Of
 * places so near to each other the one with most stands for all. What was counted before goes.
 */
export async function countRecurring(
  tx: Tx,
  office: OfficeId,
  { since, today }: { since: Temporal.Instant; today: Temporal.PlainDate },
): Promise<void> {
  await sql`
    insert into reports.recurring_counted (office_id, counted_on) values (${office}, ${today})
        on conflict (office_id) do update set counted_on = excluded.counted_on`.execute(tx)
  await sql`delete from reports.recurring where office_id = ${office}`.execute(tx)
  await sql`
    with defects as materialized (
      select r.id, r.category, r.asset_id, r.town, r.filed_at, r.position[0] as lon, r.position[1] as lat,
             floor(r.position[0] / ${sql.lit(side.lon)})::int as x, floor(r.position[1] / ${sql.lit(side.lat)})::int as y
        from reports.reports r
       where r.office_id = ${office} and r.filed_at >= ${since} and r.kind = 'defect'
         and r.state not in ('cancelled', 'duplicate', 'out_of_scope')
    ), squares as materialized (
      select category, x, y, count(*) as n from defects group by category, x, y
    ), busy as (
      select s.category, s.x, s.y from squares s join squares o
          on o.category = s.category and o.x between s.x - 1 and s.x + 1 and o.y between s.y - 1 and s.y + 1
       group by s.category, s.x, s.y having sum(o.n) >= 3
    ), counted as (
      select d.id, d.category, d.town, d.x, d.y, d.lon, d.lat, count(*)::int as n, max(o.filed_at) as last_at,
             (array_agg(o.id order by o.filed_at desc))[1] as last_report
        from busy b join defects d on (d.category, d.x, d.y) = (b.category, b.x, b.y)
        join defects o on o.category = d.category and o.x between d.x - 1 and d.x + 1 and o.y between d.y - 1 and d.y + 1
         and ((o.lon - d.lon) * ${sql.lit(metresOfDegree.lon)}) ^ 2 + ((o.lat - d.lat) * ${sql.lit(metresOfDegree.lat)}) ^ 2 <= ${sql.lit(within ** 2)}
       where d.asset_id is null
       group by d.id, d.category, d.town, d.x, d.y, d.lon, d.lat having count(*) >= 3
    ), spots as (
      select distinct on (category, x, y) * from counted order by category, x, y, n desc, id
    )
    insert into reports.recurring (office_id, category, asset_id, position, town, n, last_report, last_at)
    (select ${office}::uuid, category, null, point(lon, lat), town, n, last_report, last_at from spots s
      where not exists (select from spots o
        where o.category = s.category and o.x between s.x - 1 and s.x + 1 and o.y between s.y - 1 and s.y + 1
          and (o.n, o.id) > (s.n, s.id))
      order by n desc, last_at desc, id limit ${sql.lit(most)})
    union all
    (select ${office}::uuid, min(d.category), d.asset_id, a.position, a.town, count(*)::int,
            (array_agg(d.id order by d.filed_at desc))[1], max(d.filed_at)
       from defects d join reports.assets a on a.id = d.asset_id
      group by d.asset_id, a.id having count(*) >= 3
      order by count(*) desc, d.asset_id limit ${sql.lit(most)})`.execute(tx)
}
