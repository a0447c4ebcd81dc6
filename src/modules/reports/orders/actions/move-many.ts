import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { OrderId } from '../domain/order.ts'
import { type Plan, type PlanProblem, planOrder } from './plan-order.ts'

export type SeenOrder = { id: OrderId; seen: number }

/**
 * Takes several orders to another day or to somebody else. What somebody has changed meanwhile, or is over, stays and is
 * counted; a day or somebody that none can go to is a reason for all.
 */
export async function moveMany(
  tx: Tx,
  house: House,
  staff: Staff,
  orders: readonly SeenOrder[],
  plan: Plan,
): Promise<{ ok: true; moved: number; left: number } | { ok: false; reason: Extract<PlanProblem, 'past' | 'doer'> }> {
  let moved = 0
  // Always in one order, so that two officers do not wait for each other.
  for (const { id, seen } of orders.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const planned = await planOrder(tx, house, staff, { id, seen, plan })
    if (planned.ok) moved += 1
    else if (planned.reason === 'past' || planned.reason === 'doer') return { ok: false, reason: planned.reason }
  }
  return { ok: true, moved, left: orders.length - moved }
}
