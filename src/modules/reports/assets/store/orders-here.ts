import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { AssetId, PhotoId, PhotoRole } from '../../record/index.ts'
import type { OrderId, OrderKind } from '../../orders/index.ts'

export type OrderHere = { id: OrderId; kind: OrderKind; outcome: string | null; minutes: number | null }

/** What came of the last orders at an asset. */
export async function ordersHere(tx: Tx, id: AssetId, limit: number): Promise<OrderHere[]> {
  const { rows } = await sql<OrderHere>`
    select id, kind, outcome, minutes from reports.orders where asset_id = ${id}
    order by ordered_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

export type PhotoHere = {
  id: PhotoId
  orderId: OrderId
  role: PhotoRole
  fileId: FileId
  width: number
  height: number
}

/** The crew's pictures of the orders at an asset. */
export async function photosHere(tx: Tx, id: AssetId): Promise<PhotoHere[]> {
  const { rows } = await sql<PhotoHere>`
    select p.id, p.order_id as "orderId", p.role, p.file_id as "fileId", p.width, p.height
    from reports.photos p join reports.orders o on o.id = p.order_id
    where o.asset_id = ${id} and p.removed_at is null
    order by o.ordered_at desc, o.id, array_position(array['near', 'far', 'before', 'after', 'answer'], p.role), p.position
    limit 200`.execute(tx)
  return rows
}
