import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Asset } from '../domain/asset.ts'
import type { AssetFilter } from '../domain/asset-filter.ts'
import { soonUntil } from '../domain/inspection.ts'
import { assetColumns } from './assets.ts'

export type AssetAsker = { offices: readonly OfficeId[] | 'all'; today: Temporal.PlainDate }
/** Behind which row a page begins: its day where the list goes by inspection, and its plate. */
export type AssetCursor = { day: string; plate: string }
export type AssetRow = Asset & { openReports: number; openOrders: number }

/** One page of the register, by number; by the day of inspection where that is asked for. */
export async function listAssets(
  tx: Tx,
  asker: AssetAsker,
  filter: AssetFilter,
  after: AssetCursor | undefined,
  limit: number,
): Promise<AssetRow[]> {
  const fits = [...fitsOf(asker, filter), ...(after ? [comesAfter(filter, after)] : [])]
  const { rows } = await sql<AssetRow>`
    select ${assetColumns},
      (select count(*)::int from reports.reports r where r.asset_id = a.id and r.closed_at is null) as "openReports",
      (select count(*)::int from reports.orders o where o.asset_id = a.id and o.closed_at is null) as "openOrders"
    from (select * from reports.assets a where ${sql.join(fits, sql` and `)} order by ${orderOf(filter)} limit ${limit}) a
    order by ${orderOf(filter)}`.execute(tx)
  return rows
}

/** Counts go so far. */
export const countedTo = 999

export type AssetCounts = { found: number; late: number; unknown: number }

/** How many fit, and how many of the offices' have to be inspected. */
export async function countAssets(tx: Tx, asker: AssetAsker, filter: AssetFilter): Promise<AssetCounts> {
  const count = (of: AssetFilter) =>
    sql`(select count(*)::int from (select from reports.assets a where ${sql.join(fitsOf(asker, of), sql` and `)} limit ${countedTo + 1}) c)`
  const { rows } = await sql<AssetCounts>`
    select ${count(filter)} as found, ${count({ standing: 'standing', inspection: 'due' })} as late,
      ${count({ standing: 'standing', inspection: 'unknown' })} as unknown`.execute(tx)
  return rows[0] ?? { found: 0, late: 0, unknown: 0 }
}

const byDay = ({ inspection }: AssetFilter): boolean => inspection === 'due' || inspection === 'soon'

const plate = sql`a.plate collate "C"`
const orderOf = (filter: AssetFilter): RawBuilder<unknown> => (byDay(filter) ? sql`a.inspect_by, ${plate}` : plate)

const comesAfter = (filter: AssetFilter, { day, plate: last }: AssetCursor): RawBuilder<SqlBool> =>
  byDay(filter) ? sql`(a.inspect_by, ${plate}) > (${day}::date, ${last})` : sql`${plate} > ${last}`

/** As `standing_by_inspection` and its like have it. */
function fitsOf({ offices, today }: AssetAsker, filter: AssetFilter): RawBuilder<SqlBool>[] {
  const { standing, kind, town, plate: beginning, office, inspection } = filter
  const scope = office === undefined ? offices : offices === 'all' || offices.includes(office) ? [office] : []
  return [
    sql<SqlBool>`true`,
    ...(standing === 'standing' || inspection ? [sql<SqlBool>`a.ended_on is null`] : []),
    ...(standing === 'ended' ? [sql<SqlBool>`a.ended_on is not null`] : []),
    ...(scope === 'all' ? [] : [sql<SqlBool>`a.office_id = any(${[...scope]}::uuid[])`]),
    ...(kind ? [sql<SqlBool>`a.kind = ${kind}`] : []),
    ...(town ? [begins(sql`a.town collate "C"`, town, '\u{10FFFF}')] : []),
    ...(beginning ? [begins(plate, beginning, '~')] : []),
    ...(inspection ? [inspectionFits(inspection, today)] : []),
  ]
}

const begins = (column: RawBuilder<unknown>, text: string, last: string): RawBuilder<SqlBool> =>
  sql`${column} >= ${text} and ${column} < ${`${text}${last}`}`

function inspectionFits(
  wanted: NonNullable<AssetFilter['inspection']>,
  today: Temporal.PlainDate,
): RawBuilder<SqlBool> {
  switch (wanted) {
    case 'due':
      return sql`a.inspect_by <= ${today}`
    case 'soon':
      return sql`a.inspect_by <= ${soonUntil(today)}`
    case 'unknown':
      return sql`a.inspect_by is null and a.kind in (
        select k.code from reports.asset_kinds k where k.inspection_months is not null)`
  }
}

/** Those that fit, in their order, for a file. */
export async function exportPage(tx: Tx, asker: AssetAsker, filter: AssetFilter, limit: number): Promise<Asset[]> {
  const { rows } = await sql<Asset>`
    select ${assetColumns} from reports.assets a where ${sql.join(fitsOf(asker, filter), sql` and `)}
    order by ${orderOf(filter)} limit ${limit}`.execute(tx)
  return rows
}

export type TownOfAssets = { town: string; n: number; lat: number; lon: number }

/** So many are looked through for the map. */
export const mappedTo = 5000

/** How many stand in which town, of the first that fit; towns without their 丁目, unless one town is asked for. */
export async function townsOfAssets(tx: Tx, asker: AssetAsker, filter: AssetFilter): Promise<TownOfAssets[]> {
  const town = filter.town ? sql`a.town` : sql`regexp_replace(a.town, '[一二三四五六七八九十]+丁目$', '')`
  const { rows } = await sql<TownOfAssets>`
    select t.town, count(*)::int as n, avg(t.lat) as lat, avg(t.lon) as lon from (
      select ${town} as town, a.position[1] as lat, a.position[0] as lon from reports.assets a
      where ${sql.join(fitsOf(asker, filter), sql` and `)} limit ${mappedTo}) t
    group by t.town order by n desc, t.town limit 80`.execute(tx)
  return rows
}
