import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { boundsAround, type Place } from '../../ground/index.ts'
import type { ReportId, ReportState } from '../../record/index.ts'
import type { Span } from './query.ts'

/** A report as everybody sees it. */
export type ShownReport = {
  id: ReportId
  number: string
  category: string
  title: string
  text: string
  state: ReportState
  lat: number
  lon: number
  town: string
  body: string | null
  officeId: OfficeId
  filedAt: Temporal.Instant
  changedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  /** The day that was promised, or else by which the office wants to have answered; null where nobody can say now. */
  expectedOn: Temporal.PlainDate | null
  channel: string
  plate: string | null
  assetKind: string | null
  /** Of the report that stands for this one. */
  root: string | null
  /** What was said last of how it goes on. */
  said: string | null
}

export type Wanted = {
  filed?: Span | undefined
  changed?: Span | undefined
  categories?: readonly string[] | undefined
  status?: 'open' | 'closed' | undefined
  circle?: { centre: Place; metres: number } | undefined
  offset: number
  limit: number
}

/** The newest first. */
export async function listShown(tx: Tx, wanted: Wanted): Promise<ShownReport[]> {
  const { filed, changed, categories, status, circle, offset, limit } = wanted
  const conditions = [
    filed && sql`s."filedAt" between ${filed.from} and ${filed.to}`,
    changed && sql`s."changedAt" between ${changed.from} and ${changed.to}`,
    status && (status === 'open' ? sql`s."closedAt" is null` : sql`s."closedAt" is not null`),
    circle && within(circle),
  ].filter((one) => one !== undefined)
  const isByChange = changed !== undefined && filed === undefined
  const order = isByChange ? sql`s."changedAt" desc, s.id desc` : sql`s."filedAt" desc, s.id desc`
  const which = sql.join([sql`true`, ...conditions], sql` and `)
  // A rare kind is read by its own index; one order of all kinds would walk past all others.
  const found =
    categories && !isByChange
      ? sql`
      select s.* from unnest(${[...new Set(categories)]}::text[]) as one (code) cross join lateral (
        select s.* from reports.shown s where s.category = one.code and ${which}
        order by ${order} limit ${limit + offset}) s`
      : sql`
      select s.* from reports.shown s
      where ${which} and ${categories ? sql`s.category = any(${[...categories]}::text[])` : sql`true`}`
  const { rows } = await sql<ShownReport>`
    with found as (${found} order by ${order} limit ${limit} offset ${offset})
    select ${columns} from found s ${beside} order by ${order}`.execute(tx)
  return rows
}

/** Those of these numbers that everybody sees, in any order. */
export async function findShown(tx: Tx, numbers: readonly string[]): Promise<ShownReport[]> {
  const { rows } = await sql<ShownReport>`
    select ${columns} from reports.shown s ${beside} where s.number = any(${[...numbers]}::text[])
    order by s."filedAt" desc, s.id desc`.execute(tx)
  return rows
}

const columns = sql`s.id, s.number, s.category, s.title, s.text, s.state, s.lat, s.lon, s.town, s.body,
  s."officeId", s."filedAt", s."changedAt", s."closedAt", coalesce(s."expectedOn", d."dueOn") as "expectedOn", d.channel,
  a.plate, a.kind as "assetKind", root.number as root, last.said`

const beside = sql`
  join reports.shown_details d on d.id = s.id
  left join reports.shown root on root.id = s."mergedInto"
  left join reports.assets a on a.id = s."assetId"
  left join lateral (
    select t.said from reports.shown_steps t where t."reportId" = s.id and t.said is not null
    order by t.number desc limit 1) last on true`

function within({ centre, metres }: { centre: Place; metres: number }) {
  const { south, west, north, east } = boundsAround(centre, metres)
  return sql`(s.position <@ box(point(${west}, ${south}), point(${east}, ${north}))
    and 12742017.6 * asin(least(1, sqrt(sin(radians(s.lat - ${centre.lat}) / 2) ^ 2
      + cos(radians(${centre.lat})) * cos(radians(s.lat)) * sin(radians(s.lon - ${centre.lon}) / 2) ^ 2))) <= ${metres})`
}

/** Ids of the pictures for everybody, of each report in their order. */
export async function picturesOf(tx: Tx, reports: readonly ReportId[]): Promise<ReadonlyMap<ReportId, string[]>> {
  const { rows } = await sql<{ reportId: ReportId; ids: string[] }>`
    select "reportId", array_agg(id::text order by array_position(array['near', 'far', 'before', 'after', 'answer'], role), position) as ids
    from reports.shown_photos where "reportId" = any(${[...reports]}::uuid[]) group by "reportId"`.execute(tx)
  return new Map(rows.map(({ reportId, ids }) => [reportId, ids]))
}
