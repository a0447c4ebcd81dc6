import { sql, type Tx } from '#platform/db/index.ts'
import type { Bounds } from '../../ground/index.ts'
import type { ReportId, ReportState, Shape } from '../../record/index.ts'

export type ShownNear = {
  id: ReportId
  number: string
  category: string
  lat: number
  lon: number
  town: string
  title: string
  text: string
  state: ReportState
  shape: Shape
  stateSince: Temporal.Instant
  filedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  expectedOn: Temporal.PlainDate | null
  answer: string | null
}

/** Of the same group around a place: open ones, and what was closed after `closedAfter`. The newest sixty. */
export async function shownNear(
  tx: Tx,
  { bounds, group, closedAfter }: { bounds: Bounds; group: string; closedAfter: Temporal.Instant },
): Promise<ShownNear[]> {
  const { rows } = await sql<ShownNear>`
    select s.id, s.number, s.category, s.lat, s.lon, s.town, s.title, s.text, s.state, s.shape, s."stateSince", s."filedAt",
      s."closedAt", s."expectedOn", s.answer
    from reports.shown s join reports.categories c on c.code = s.category
    where s.position <@ box(point(${bounds.west}, ${bounds.south}), point(${bounds.east}, ${bounds.north}))
      and s."mergedInto" is null and c.group_code = ${group} and s.kind = 'defect'
      and (s."closedAt" is null or s."closedAt" > ${closedAfter}) and s.state <> 'cancelled'
    order by s."filedAt" desc, s.id desc limit 60`.execute(tx)
  return rows
}

export type ShownPicture = {
  id: string
  reportId: ReportId
  alt: string | null
  width: number
  height: number
  look: string | null
}

/** The pictures of these that everybody sees, the newest state of things last. */
export async function shownPictures(tx: Tx, reportIds: readonly ReportId[]): Promise<ShownPicture[]> {
  const { rows } = await sql<ShownPicture>`
    select p.id, p."reportId", p.alt, p.width, p.height, lpad(to_hex(l.look), 16, '0') as look
    from reports.shown_photos p join reports.shown_looks l on l.id = p.id
    where p."reportId" = any(${[...reportIds]}::uuid[])
    order by p."reportId", array_position(array['near', 'far', 'before', 'after', 'answer'], p.role), p.position
    limit 300`.execute(tx)
  return rows
}

/** The office's radius of a kind, which it may have changed. */
export async function radiusOf(tx: Tx, category: string): Promise<number> {
  const { rows } = await sql<{ metres: number }>`
    select radius_metres as metres from reports.categories where code = ${category}`.execute(tx)
  return rows[0]?.metres ?? 50
}

/** Everybody sees it, and it is not part of another. */
export async function isShownRoot(tx: Tx, id: ReportId): Promise<boolean> {
  const { rows } = await sql`select from reports.shown where id = ${id} and "mergedInto" is null`.execute(tx)
  return rows.length > 0
}
