import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

export type HeatCell = { x: number; y: number; n: number }
export type TownCount = { town: string; n: number }

type Wanted = {
  offices: readonly OfficeId[] | 'all'
  from: Temporal.Instant
  until: Temporal.Instant
  group?: string | undefined
}

/** Zoom of the squares in which reports are counted: about half a kilometre wide here. */
export const heatZoom = 16

/** How many reports of a month lie in each square, where they were seen by everybody, so that no home shows; and the towns with most. */
export async function heatOf(tx: Tx, wanted: Wanted): Promise<{ cells: HeatCell[]; towns: TownCount[] }> {
  const shift = sql.lit(18 - heatZoom)
  const { rows } = await sql<{ x: number | null; y: number | null; town: string | null; n: number }>`
    select r.x, r.y, r.town, count(*)::int as n
      from (select r.tile_x >> ${shift} as x, r.tile_y >> ${shift} as y, r.town from reports.reports r
             where ${isWanted(wanted)}) r
     group by grouping sets ((x, y), (town)) order by n desc, x, y, town limit 1000`.execute(tx)
  return {
    cells: rows.flatMap(({ x, y, n }) => (x === null || y === null ? [] : [{ x, y, n }])).slice(0, 400),
    towns: rows.flatMap(({ town, n }) => (town === null ? [] : [{ town, n }])).slice(0, 20),
  }
}

const isWanted = ({ offices, from, until, group }: Wanted): RawBuilder<SqlBool> => sql`
  r.filed_at >= ${from} and r.filed_at < ${until} and r.state <> 'cancelled'
  and ${offices === 'all' ? sql`true` : sql`r.office_id = any(${[...offices]}::uuid[])`}
  and ${group ? sql`r.category in (select c.code from reports.categories c where c.group_code = ${group})` : sql`true`}`

export type Recurring = {
  id: string
  category: string
  plate: string | null
  town: string
  lat: number
  lon: number
  n: number
  lastReport: ReportId
  lastAt: Temporal.Instant
}

/** Where one kind of thing breaks again and again, the most often first. */
export async function recurringSpots(tx: Tx, offices: readonly OfficeId[] | 'all'): Promise<Recurring[]> {
  const { rows } = await sql<Recurring>`
    select s.id, s.category, a.plate, s.town, s.position[1] as lat, s.position[0] as lon, s.n, s.last_report as "lastReport",
      s.last_at as "lastAt"
    from reports.recurring s left join reports.assets a on a.id = s.asset_id
    where ${offices === 'all' ? sql`true` : sql`s.office_id = any(${[...offices]}::uuid[])`}
    order by s.n desc, s.last_at desc, s.id limit 100`.execute(tx)
  return rows
}
