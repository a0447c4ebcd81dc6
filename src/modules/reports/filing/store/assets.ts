import { sql, type Tx } from '#platform/db/index.ts'
import type { Owner } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'

export type Asset = {
  id: AssetId
  kind: string
  plate: string
  label: string
  lat: number
  lon: number
  town: string
  owner: Owner
}

/** What has this number on it and stands on that day. */
export async function assetOfPlate(tx: Tx, plate: string, on: Temporal.PlainDate): Promise<Asset | undefined> {
  const { rows } = await sql<Asset>`
    select id, kind, plate, label, position[1] as lat, position[0] as lon, town, owner
    from reports.assets where plate = ${plate} and (ended_on is null or ended_on > ${on}::date)`.execute(tx)
  return rows[0]
}
