import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Asset } from '../domain/asset.ts'
import type { AssetFacts } from '../domain/facts.ts'

/** Columns of `reports.assets a` as an `Asset`. */
export const assetColumns = sql`a.id, a.kind, a.plate, a.label, a.position[1] as lat, a.position[0] as lon, a.town, a.owner,
  a.office_id as "officeId", a.installed_on as "installedOn", a.ended_on as "endedOn", a.note, a.attributes,
  a.inspected_on as "inspectedOn", a.inspect_by as "inspectBy", a.changed_at as "changedAt", a.version`

export async function findAsset(tx: Tx, id: AssetId): Promise<Asset | undefined> {
  const { rows } = await sql<Asset>`select ${assetColumns} from reports.assets a where a.id = ${id}`.execute(tx)
  return rows[0]
}

export async function assetsByPlates(tx: Tx, plates: readonly string[]): Promise<Asset[]> {
  const { rows } = await sql<Asset>`
    select ${assetColumns} from reports.assets a where a.plate = any(${[...plates]}::text[])
    order by a.plate collate "C"`.execute(tx)
  return rows
}

/** The asset, kept from others until the transaction is over. */
export async function lockAsset(tx: Tx, id: AssetId): Promise<Asset | undefined> {
  await sql`select from reports.assets where id = ${id} for update`.execute(tx)
  return findAsset(tx, id)
}

export type NewAsset = AssetFacts & {
  kind: string
  plate: string
  place: Place
  town: string
  officeId: OfficeId
  at: Temporal.Instant
}

/** `undefined`: the number is taken. */
export async function insertAsset(tx: Tx, asset: NewAsset): Promise<AssetId | undefined> {
  const { place, at } = asset
  const { rows } = await sql<{ id: AssetId }>`
    insert into reports.assets (kind, plate, label, position, town, owner, office_id, installed_on, inspected_on, note,
      attributes, changed_at)
    values (${asset.kind}, ${asset.plate}, ${asset.label}, point(${place.lon}, ${place.lat}), ${asset.town}, ${asset.owner},
      ${asset.officeId}, ${asset.installedOn ?? null}, ${asset.inspectedOn ?? null}, ${asset.note ?? null},
      ${JSON.stringify(asset.attributes)}::jsonb, ${at})
    on conflict (plate) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** The asset has to be locked. */
export async function writeFacts(tx: Tx, id: AssetId, facts: AssetFacts, at: Temporal.Instant): Promise<void> {
  await sql`
    update reports.assets set label = ${facts.label}, owner = ${facts.owner}, installed_on = ${facts.installedOn ?? null},
      inspected_on = ${facts.inspectedOn ?? null}, note = ${facts.note ?? null},
      attributes = ${JSON.stringify(facts.attributes)}::jsonb, changed_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** The asset has to be locked. */
export async function writePlace(
  tx: Tx,
  id: AssetId,
  { place, town }: { place: Place; town: string },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update reports.assets set position = point(${place.lon}, ${place.lat}), town = ${town}, changed_at = ${at},
      version = version + 1
    where id = ${id}`.execute(tx)
}

/** The asset has to be locked; null: it stands again. */
export async function writeEnd(
  tx: Tx,
  id: AssetId,
  endedOn: Temporal.PlainDate | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update reports.assets set ended_on = ${endedOn}, changed_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** The number behind the highest with this beginning: 「L-0042」 after 「L-0041」. */
export async function nextPlate(tx: Tx, prefix: string): Promise<string> {
  const { rows } = await sql<{ last: string | null }>`
    select max(substr(plate, ${prefix.length + 2}::int)::int)::text as last from reports.assets
    where plate collate "C" >= ${`${prefix}-`} and plate collate "C" < ${`${prefix}-~`}
      and substr(plate, ${prefix.length + 2}::int) ~ '^[0-9]{1,8}$'`.execute(tx)
  return `${prefix}-${String(Number(rows[0]?.last ?? 0) + 1).padStart(4, '0')}`
}
