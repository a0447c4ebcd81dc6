import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { InventedAsset } from '../seeding/invent-assets.ts'

export async function hasAssets(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from reports.assets limit 1`.execute(tx)
  return rows.length > 0
}

/** All in one statement, each with the beginning of its history. */
export async function insertInventedAssets(
  tx: Tx,
  assets: readonly (InventedAsset & { officeId: OfficeId })[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = assets.map(({ place, installedOn, inspectedOn, endedOn, ...asset }) => ({
    ...asset,
    ...place,
    installed: installedOn.toString(),
    inspected: inspectedOn?.toString(),
    ended: endedOn?.toString(),
    after: { plate: asset.plate, label: asset.label, town: asset.town },
  }))
  await sql`
    with rows as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, plate text, label text, lat float8,
        lon float8, town text, owner text, "officeId" uuid, installed date, inspected date, ended date, attributes jsonb,
        after jsonb)),
    made as (
      insert into reports.assets (kind, plate, label, position, town, owner, office_id, installed_on, inspected_on, ended_on,
        attributes, changed_at)
      select kind, plate, label, point(lon, lat), town, owner, "officeId", installed, inspected, ended, attributes,
        ${at}::timestamptz from rows
      returning id, plate)
    insert into reports.asset_changes (asset_id, number, kind, after, at)
    select made.id, 1, 'registered', rows.after, ${at}::timestamptz from made join rows using (plate)`.execute(tx)
}

export type Link = { category: string; kind: string; metres: number }

/** Of reports filed before, each of which says of no thing yet, those near a thing of the right kind are of it from now on. */
export async function linkReports(tx: Tx, links: readonly Link[], before: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (category text, kind text, metres float8)),
    nearest as (
      select r.id, near.id as asset_id
      from reports.reports r join wanted w on w.category = r.category
        cross join lateral (
          select a.id, a.position from reports.assets a
          where a.kind = w.kind and (a.ended_on is null or a.ended_on > r.filed_at::date)
            and a.position <@ box(
              point(r.position[0] - w.metres / 90000, r.position[1] - w.metres / 111000),
              point(r.position[0] + w.metres / 90000, r.position[1] + w.metres / 111000))
          order by a.position <-> r.position, a.id limit 1) near
      where r.asset_id is null and r.filed_at < ${before}),
    linked as (
      update reports.reports r set asset_id = nearest.asset_id from nearest where nearest.id = r.id returning 1)
    select count(*)::int as n from linked`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function hasDrawings(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from reports.drawings limit 1`.execute(tx)
  return rows.length > 0
}
