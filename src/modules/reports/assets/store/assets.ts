import { sql, type Tx } from '#platform/db/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Asset } from '../domain/asset.ts'

/** Columns of `reports.assets a` as an `Asset`. */
export const assetColumns = sql`a.id, a.kind, a.plate, a.label, a.position[1] as lat, a.position[0] as lon, a.town, a.owner,
  a.office_id as "officeId", a.installed_on as "installedOn", a.ended_on as "endedOn", a.note, a.attributes,
  a.inspected_on as "inspectedOn", a.inspect_by as "inspectBy", a.changed_at as "changedAt", a.version`

export async function findAsset(tx: Tx, id: AssetId): Promise<Asset | undefined> {
  const { rows } = await sql<Asset>`select ${assetColumns} from reports.assets a where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** The asset, kept from others until the transaction is over. */
export async function lockAsset(tx: Tx, id: AssetId): Promise<Asset | undefined> {
  await sql`select from reports.assets where id = ${id} for update`.execute(tx)
  return findAsset(tx, id)
}
