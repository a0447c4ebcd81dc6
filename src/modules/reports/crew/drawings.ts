import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { drawingsNear } from '../assets/index.ts'
import { isOver, type Order } from '../orders/index.ts'

/** Drawings of what an order is for and of what stands near it; a company has them while its work there is not over. */
export async function drawingsFor(tx: Tx, staff: Staff, order: Order) {
  if (staff.contract && isOver(order.state)) return []
  return drawingsNear(tx, { assetId: order.assetId, place: order })
}
