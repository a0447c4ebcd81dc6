import { recordAudit } from '#platform/audit/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Place } from '../../ground/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import type { Doer } from '../domain/doer.ts'
import { isToDo, type Order, type OrderId } from '../domain/order.ts'
import { shortestWay, wayThrough } from '../domain/route.ts'
import { ordersOfDay, writeTurns } from '../store/plan.ts'

export type DayOf = { on: Temporal.PlainDate; doer: Doer }

/** What a crew has on a day: what is to do in the order of its way, then what is done or could not be. */
export type DayPlan = { toDo: Order[]; others: Order[]; metres: number }

/** Where crews set out; missing: the profile does not say. */
export const setsOutFrom = (house: House): Place | undefined => requireCatalogue(house).settings.crewsSetOutFrom

export async function planOfDay(tx: Tx, house: House, staff: Staff, { on, doer }: DayOf): Promise<DayPlan> {
  const orders = await ordersOfDay(tx, { offices: ownOffices(staff), on, doer })
  const { stops, metres } = wayThrough(
    orders.filter(({ state }) => isToDo(state)),
    setsOutFrom(house),
  )
  return { toDo: stops, others: orders.filter(({ state }) => !isToDo(state)), metres }
}

export type TurnWish = { to: 'nearest' } | { to: 'up' | 'down'; id: OrderId }

/** Puts a day in the shortest order that is found, or one order before or behind its neighbour. */
export async function arrangeDay(tx: Tx, house: House, staff: Staff, day: DayOf, wish: TurnWish): Promise<void> {
  const { toDo } = await planOfDay(tx, house, staff, day)
  const arranged = wish.to === 'nearest' ? shortestWay(toDo, setsOutFrom(house)).stops : swapped(toDo, wish)
  await writeTurns(
    tx,
    arranged.map(({ id }) => id),
  )
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.orders.arrange',
    subject: { kind: 'reports.orders', id: day.on.toString() },
    ids: { orders: String(arranged.length) },
  })
}

function swapped(orders: readonly Order[], { to, id }: { to: 'up' | 'down'; id: OrderId }): readonly Order[] {
  const at = orders.findIndex((one) => one.id === id)
  const other = to === 'up' ? at - 1 : at + 1
  const [mine, neighbour] = [orders[at], orders[other]]
  if (!mine || !neighbour) return orders
  return orders.with(at, neighbour).with(other, mine)
}
