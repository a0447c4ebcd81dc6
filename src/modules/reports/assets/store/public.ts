import { sql, type Tx } from '#platform/db/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { ShownNear } from '../../filing/store/similar.ts'

export type PlateThing = { id: AssetId; kind: string; endedOn: Temporal.PlainDate | null }

/** What has, or had, this number on it. */
export async function thingOfPlate(tx: Tx, plate: string): Promise<PlateThing | undefined> {
  const { rows } = await sql<PlateThing>`
    select id, kind, ended_on as "endedOn" from reports.assets where plate = ${plate}`.execute(tx)
  return rows[0]
}

/** Open reports of a thing that everybody sees, the newest five. */
export async function shownOpenOf(tx: Tx, id: AssetId): Promise<ShownNear[]> {
  const { rows } = await sql<ShownNear>`
    select s.id, s.number, s.category, s.lat, s.lon, s.town, s.title, s.text, s.state, s.shape, s."stateSince", s."filedAt",
      s."closedAt", s."expectedOn", s.answer
    from reports.shown s
    where s."assetId" = ${id} and s."closedAt" is null and s."mergedInto" is null
    order by s."filedAt" desc, s.id desc limit 5`.execute(tx)
  return rows
}

export type OpenAsset = { kind: string; plate: string; label: string; town: string; lat: number; lon: number }

/** What stands there, by number, for everybody. */
export async function standingAssets(tx: Tx, limit: number): Promise<OpenAsset[]> {
  const { rows } = await sql<OpenAsset>`
    select kind, plate, label, town, position[1] as lat, position[0] as lon from reports.assets
    where ended_on is null order by plate collate "C" limit ${limit}`.execute(tx)
  return rows
}
