import { type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { boundsAround, distanceMetres, type Place } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Drawing, DrawingId, DrawingKind } from '../domain/drawing.ts'

/** Columns of `reports.drawings d` with its asset `a` and its file `f` as a `Drawing`. */
const drawingColumns = sql`d.id, d.series, d.revision, d.asset_id as "assetId", (coalesce(d.position, a.position))[1] as lat,
  (coalesce(d.position, a.position))[0] as lon, d.town, d.office_id as "officeId", d.kind, d.title, d.made_on as "madeOn",
  d.file_id as "fileId", f.media_type as "mediaType", f.size::int4 as size, d.added_at as "addedAt", d.added_by as "addedBy"`
const drawingTables = sql`reports.drawings d left join reports.assets a on a.id = d.asset_id
  join platform.files f on f.id = d.file_id and f.scan = 'clean'`

export async function findDrawing(tx: Tx, id: DrawingId): Promise<Drawing | undefined> {
  const { rows } = await sql<Drawing>`
    select ${drawingColumns} from ${drawingTables} where d.id = ${id} and d.removed_at is null`.execute(tx)
  return rows[0]
}

/** How near to a place a drawing is of use there, in metres. */
export const nearMetres = 100

/**
 * Drawings of an asset, and those of assets and places within 100 m of `place`, each with its distance in metres; only the
 * newest revision of each, the asset's own first, then the nearest. At most 50.
 */
export async function drawingsNear(
  tx: Tx,
  { assetId, place }: { assetId?: AssetId | null | undefined; place?: Place | undefined },
): Promise<(Drawing & { metres: number })[]> {
  const box = place && boundsAround(place, nearMetres)
  const isIn = box ? sql`<@ box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north}))` : sql`<@ null::box`
  const { rows } = await sql<Drawing>`
    select distinct on (d.series) ${drawingColumns} from ${drawingTables}
     where d.removed_at is null and (d.asset_id = ${assetId ?? null} or d.position ${isIn}
       or d.asset_id in (select near.id from reports.assets near where near.position ${isIn} limit 500))
     order by d.series, d.revision desc limit 500`.execute(tx)
  return rows
    .map((drawing) => ({ ...drawing, metres: place ? Math.round(distanceMetres(place, drawing)) : 0 }))
    .filter((drawing) => drawing.assetId === assetId || drawing.metres <= nearMetres)
    .toSorted(
      (a, b) =>
        Number(b.assetId === assetId) - Number(a.assetId === assetId) || a.metres - b.metres || (a.id < b.id ? -1 : 1),
    )
    .slice(0, 50)
}

/** All revisions of an asset's drawings: what was added last first, the newest revision of each first. */
export async function drawingsOfAsset(tx: Tx, id: AssetId): Promise<Drawing[]> {
  const { rows } = await sql<Drawing>`
    select ${drawingColumns} from ${drawingTables} where d.asset_id = ${id} and d.removed_at is null
    order by max(d.added_at) over (partition by d.series) desc, d.series, d.revision desc limit 200`.execute(tx)
  return rows
}

export type DrawingFilter = {
  /** Part of the title. */
  find?: string
  /** Beginning of a town's name. */
  town?: string
  kind?: DrawingKind
}
export type ListedDrawing = Drawing & { plate: string | null; label: string | null; cursor: string }

/** The newest revision of each, what was added last first. */
export async function listDrawings(
  tx: Tx,
  offices: readonly OfficeId[] | 'all',
  { find, town, kind }: DrawingFilter,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<ListedDrawing[]> {
  const pattern = `%${(find ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const fits = [
    sql<SqlBool>`d.removed_at is null and not exists (select from reports.drawings later where later.series = d.series
      and later.revision > d.revision and later.removed_at is null)`,
    ...(offices === 'all' ? [] : [sql<SqlBool>`d.office_id = any(${[...offices]}::uuid[])`]),
    ...(find ? [sql<SqlBool>`d.title ilike ${pattern}`] : []),
    ...(town ? [sql<SqlBool>`starts_with(d.town, ${town})`] : []),
    ...(kind ? [sql<SqlBool>`d.kind = ${kind}`] : []),
    ...(after ? [sql<SqlBool>`(d.added_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const { rows } = await sql<ListedDrawing>`
    select ${drawingColumns}, a.plate, a.label, d.added_at::text as cursor from ${drawingTables}
    where ${sql.join(fits, sql` and `)} order by d.added_at desc, d.id desc limit ${limit}`.execute(tx)
  return rows
}

/** The newest revision of a drawing. */
export async function newestOf(tx: Tx, series: DrawingId): Promise<Drawing | undefined> {
  const { rows } = await sql<Drawing>`
    select ${drawingColumns} from ${drawingTables} where d.series = ${series} and d.removed_at is null
    order by d.revision desc limit 1`.execute(tx)
  return rows[0]
}

export type NewDrawing = {
  id: DrawingId
  /** Missing: the first of its own. */
  series: DrawingId | undefined
  assetId: AssetId | null
  /** Only where there is no asset. */
  place: Place | undefined
  town: string
  officeId: OfficeId
  kind: DrawingKind
  title: string
  madeOn: Temporal.PlainDate | undefined
  fileId: FileId
  at: Temporal.Instant
  by: StaffId | undefined
}

/** Numbers are given one after the other: whoever adds a revision holds the series. */
export async function insertDrawing(tx: Tx, drawing: NewDrawing): Promise<void> {
  const { id, series = id, place } = drawing
  await sql`select from reports.drawings where series = ${series} for update`.execute(tx)
  await sql`
    insert into reports.drawings (id, series, revision, asset_id, position, town, office_id, kind, title, made_on, file_id,
      added_at, added_by)
    select ${id}::uuid, ${series}::uuid, coalesce(max(revision), 0) + 1, ${drawing.assetId}::uuid,
      ${place ? sql`point(${place.lon}::float8, ${place.lat}::float8)` : sql`null::point`}, ${drawing.town},
      ${drawing.officeId}::uuid, ${drawing.kind}, ${drawing.title}, ${drawing.madeOn ?? null}::date, ${drawing.fileId}::uuid,
      ${drawing.at}::timestamptz, ${drawing.by ?? null}::uuid
    from reports.drawings where series = ${series}`.execute(tx)
}

/** False where it was removed before. */
export async function writeRemoval(tx: Tx, id: DrawingId, by: StaffId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update reports.drawings set removed_at = ${at}, removed_by = ${by} where id = ${id} and removed_at is null returning 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** Whether somebody of these offices, or only of this company, has an order to do at the asset or within 100 m of the place. */
export async function hasOrderThere(
  tx: Tx,
  { assetId, lat, lon }: Pick<Drawing, 'assetId' | 'lat' | 'lon'>,
  { offices, employer }: { offices: readonly OfficeId[]; employer: string | undefined },
): Promise<boolean> {
  const box = boundsAround({ lat, lon }, nearMetres)
  const { rows } = await sql<Place & { isHere: boolean }>`
    select o.position[1] as lat, o.position[0] as lon, o.asset_id is not distinct from ${assetId}::uuid as "isHere"
    from reports.orders o
    where o.closed_at is null and o.office_id = any(${[...offices]}::uuid[])
      ${employer === undefined ? sql`` : sql`and o.employer = ${employer}`}
      and (o.asset_id = ${assetId} or o.position <@ box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north})))
    order by o.asset_id is not distinct from ${assetId}::uuid desc, o.id limit 200`.execute(tx)
  return rows.some(
    ({ isHere, ...place }) => (assetId !== null && isHere) || distanceMetres(place, { lat, lon }) <= nearMetres,
  )
}
