import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { PhotoId, PhotoRole } from '../../record/index.ts'
import type { Order } from '../domain/order.ts'

export type OrderPicture = {
  id: PhotoId
  role: PhotoRole
  position: number
  fileId: FileId
  shownFileId: FileId | null
  alt: string | null
  width: number
  height: number
  /** A crew's of this order. */
  isOfOrder: boolean
}

/** Those of the order and of its report, as they came: how it was first, then how it is. */
export async function picturesOfOrder(
  tx: Tx,
  { id, reportId }: Pick<Order, 'id' | 'reportId'>,
): Promise<OrderPicture[]> {
  const { rows } = await sql<OrderPicture>`
    select id, role, position, file_id as "fileId", shown_file_id as "shownFileId", alt, width, height,
      coalesce(order_id = ${id}, false) as "isOfOrder"
    from reports.photos where (order_id = ${id} or report_id = ${reportId}) and removed_at is null
    order by array_position(array['near', 'far', 'before', 'after', 'answer'], role), position, id limit 100`.execute(
    tx,
  )
  return rows
}
