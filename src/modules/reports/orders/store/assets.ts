import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { AssetId } from '../../record/index.ts'

/** What of an asset an order for it says. */
export type OrderedAsset = {
  id: AssetId
  officeId: OfficeId
  label: string
  plate: string
  lat: number
  lon: number
  town: string
}

/** Those that stand and belong to these offices. */
export async function assetsToOrderFor(
  tx: Tx,
  offices: readonly OfficeId[],
  ids: readonly AssetId[],
): Promise<OrderedAsset[]> {
  const { rows } = await sql<OrderedAsset>`
    select id, office_id as "officeId", label, plate, position[1] as lat, position[0] as lon, town from reports.assets
    where id = any(${[...ids]}::uuid[]) and office_id = any(${[...offices]}::uuid[]) and ended_on is null
    order by plate`.execute(tx)
  return rows
}

export async function plateOf(tx: Tx, id: AssetId): Promise<string | undefined> {
  const { rows } = await sql<{ plate: string }>`select plate from reports.assets where id = ${id}`.execute(tx)
  return rows[0]?.plate
}
