import type { Module } from '#platform/module/index.ts'
import { dataMap, personalFiles } from './data-map.ts'

export { giveOrder, type OrderWish } from './actions/give-order.ts'
export { moveOrder, type OrderMove } from './actions/move-order.ts'
export {
  crewMay,
  isOver,
  isToDo,
  officeMay,
  type Order,
  type OrderId,
  type OrderKind,
  orderKinds,
  type OrderState,
  orderStates,
} from './domain/order.ts'
export { type RouteOfDay, shortestWay, type Stop, wayThrough } from './domain/route.ts'
export { openOrder, ordersSeenBy, type OrdersSeen, takeUpOrder } from './own.ts'
export { findOrder, lockOrder, orderColumns } from './store/orders.ts'
export { insertOrderStep, orderOfKey, type OrderStep, orderStepsOf } from './store/steps.ts'

/** The office's side of work orders. */
export const orders = { dataMap, personalFiles } satisfies Partial<Module>
