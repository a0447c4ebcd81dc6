import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { AssetChange, AssetChangeKind } from '../domain/asset.ts'
import type { Written } from '../domain/facts.ts'

export type NewChange = {
  kind: AssetChangeKind
  before: Written
  after: Written
  note?: string | undefined
  at: Temporal.Instant
  by: StaffId | undefined
}

/** Adds to the history of a locked asset. */
export async function insertChange(tx: Tx, id: AssetId, change: NewChange): Promise<void> {
  await sql`
    insert into reports.asset_changes (asset_id, number, kind, before, after, note, at, by_staff)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${change.kind}, ${JSON.stringify(change.before)}::jsonb,
      ${JSON.stringify(change.after)}::jsonb, ${change.note ?? null}, ${change.at}::timestamptz, ${change.by ?? null}::uuid
    from reports.asset_changes where asset_id = ${id}`.execute(tx)
}

/** The newest first, at most 200. */
export async function changesOf(tx: Tx, id: AssetId): Promise<AssetChange[]> {
  const { rows } = await sql<AssetChange>`
    select number, kind, before, after, note, at, by_staff as "byStaff" from reports.asset_changes
    where asset_id = ${id} order by number desc limit 200`.execute(tx)
  return rows
}
