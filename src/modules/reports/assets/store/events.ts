import { sql, type Tx } from '#platform/db/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { AssetEvent } from '../domain/card.ts'

/** What happened to an asset, its reports and its orders, the newest first: each counts as of its last step. */
export async function eventsOf(tx: Tx, id: AssetId, limit: number): Promise<AssetEvent[]> {
  const { rows } = await sql<AssetEvent>`
    (select 'change' as source, c.at, c.kind as what, c.number::text as id, null as number, null as title, false as "isOpen"
       from reports.asset_changes c where c.asset_id = ${id} order by c.at desc, c.number desc limit ${limit})
    union all
    (select 'report', r.filed_at, r.state, r.id::text, r.number, r.shown_title, r.closed_at is null
       from reports.reports r where r.asset_id = ${id} order by r.filed_at desc, r.id desc limit ${limit})
    union all
    (select 'order', coalesce(o.closed_at, o.reported_at, o.ordered_at), o.state, o.id::text, o.number, o.title, o.closed_at is null
       from reports.orders o where o.asset_id = ${id} order by o.ordered_at desc, o.id desc limit ${limit})
    order by at desc, source desc, id desc limit ${limit}`.execute(tx)
  return rows
}
