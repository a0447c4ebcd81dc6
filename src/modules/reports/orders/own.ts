import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Order, OrderId } from './domain/order.ts'
import { findOrder, lockOrder } from './store/orders.ts'

/** Whose orders a member sees: those of their offices; who works for a company, only what it was given. */
export type OrdersSeen = { offices: readonly OfficeId[]; employer: string | undefined }

export function ordersSeenBy(staff: Staff): OrdersSeen {
  return { offices: ownOffices(staff), employer: staff.contract?.employer }
}

/** 404 for an order of another office, or of another company. */
export async function openOrder(tx: Tx, staff: Staff, id: OrderId): Promise<Order> {
  return requireOwnOrder(staff, await findOrder(tx, id))
}

/** Locks an order for a deed of who holds the permission; 404 for an order of another office or company. */
export async function takeUpOrder(tx: Tx, staff: Staff, id: OrderId, permission: string): Promise<Order> {
  if (!staff.permissions.has(permission)) throw new Forbidden('permission_missing', permission)
  return requireOwnOrder(staff, await lockOrder(tx, id))
}

function requireOwnOrder(staff: Staff, order: Order | undefined): Order {
  const { offices, employer } = ordersSeenBy(staff)
  if (!order || !offices.includes(order.officeId)) throw new NotFound('order')
  if (employer !== undefined && order.employer !== employer) throw new NotFound('order')
  return order
}
