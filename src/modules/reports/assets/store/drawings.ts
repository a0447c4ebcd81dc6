import { sql, type Tx } from '#platform/db/index.ts'
import type { AssetId } from '../../record/index.ts'
import { boundsAround, distanceMetres, type Place } from '../../ground/index.ts'
import type { Drawing, DrawingId } from '../domain/drawing.ts'

/** Columns of `reports.drawings d` with its asset `a` and its file `f` as a `Drawing`. */
const drawingColumns = sql`d.id, d.series, d.revision, d.asset_id as "assetId", coalesce(d.position, a.position)[1] as lat,
  coalesce(d.position, a.position)[0] as lon, d.town, d.office_id as "officeId", d.kind, d.title, d.made_on as "madeOn",
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
