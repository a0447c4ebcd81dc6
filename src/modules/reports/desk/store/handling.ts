import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Owner, Place } from '../../ground/index.ts'
import type { ReportId, ReportKind } from '../../record/index.ts'

/** The report has to be locked. */
export async function writeAssignee(tx: Tx, id: ReportId, to: StaffId | null, at: Temporal.Instant): Promise<void> {
  await sql`
    update reports.reports set assigned_to = ${to}, changed_at = ${at}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

type Route = {
  category: string
  kind: ReportKind
  owner: Owner
  officeId: OfficeId
  keepsAssignee: boolean
  shownTitle: string
  isCoarse: boolean
  shown: Place
  tile: { x: number; y: number }
  dueOn: Temporal.PlainDate | undefined
  pausedOn: Temporal.PlainDate | undefined
  at: Temporal.Instant
}

/** The report has to be locked. */
export async function writeRoute(tx: Tx, id: ReportId, route: Route): Promise<void> {
  await sql`
    update reports.reports set category = ${route.category}, kind = ${route.kind}, owner = ${route.owner},
      office_id = ${route.officeId}, assigned_to = case when ${route.keepsAssignee}::boolean then assigned_to end,
      shown_title = ${route.shownTitle}, is_coarse = ${route.isCoarse},
      shown_position = point(${route.shown.lon}, ${route.shown.lat}), tile_x = ${route.tile.x}, tile_y = ${route.tile.y},
      due_on = ${route.dueOn ?? null}, paused_on = ${route.pausedOn ?? null}, changed_at = ${route.at}, version = version + 1
    where id = ${id}`.execute(tx)
}

export type Radius = { code: string; radius: number; isChanged: boolean }

/** Within how many metres reports of each kind may be of the same thing, as the profile lists the kinds. */
export async function radii(tx: Tx): Promise<Radius[]> {
  const { rows } = await sql<Radius>`
    select code, radius_metres as radius, radius_changed_by is not null as "isChanged" from reports.categories
    where ended_at is null order by position, code limit 500`.execute(tx)
  return rows
}

/** `false` where no kind is called so. */
export async function writeRadius(tx: Tx, code: string, metres: number, by: StaffId): Promise<boolean> {
  const { rows } = await sql`
    update reports.categories set radius_metres = ${metres}, radius_changed_by = ${by}
    where code = ${code} and ended_at is null returning 1`.execute(tx)
  return rows.length > 0
}
