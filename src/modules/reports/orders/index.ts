import type { Module } from '#platform/module/index.ts'
import { officeKeysOf } from '../desk/index.ts'
import { catalogueOf, reportPermissions } from '../record/index.ts'
import { sweepOldOrders } from './actions/forget-orders.ts'
import { awaits } from './awaits.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { ordersPath } from './pages/paths.ts'
import { contractorRoutes } from './routes/contractors.tsx'
import { dayRoutes } from './routes/day.tsx'
import { deedRoutes } from './routes/deeds.tsx'
import { listRoutes } from './routes/list.tsx'
import { newRoutes } from './routes/new.tsx'
import { oneRoutes } from './routes/one.tsx'
import { openOrdersOf } from './store/counts.ts'
import { orderTexts } from './text/index.ts'

export { giveOrder, type OrderWish } from './actions/give-order.ts'
export { forgetOrdersOf } from './actions/forget-orders.ts'
export { giveOrders } from './actions/give-orders.ts'
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
export { setsOutFrom } from './actions/turns.ts'
export { openOrder, ordersSeenBy, type OrdersSeen, takeUpOrder } from './own.ts'
export { findOrder, lockOrder, orderColumns } from './store/orders.ts'
export { insertOrderStep, orderOfKey, type OrderStep, orderStepsOf } from './store/steps.ts'

const { title } = orderTexts.list

/** The office's side of work orders. */
export const orders = {
  navigation: (house) => {
    const catalogue = catalogueOf(house)
    if (!catalogue) return []
    return [
      {
        audience: 'staff',
        href: ordersPath,
        label: { ja: title, easy: title, en: title },
        permission: reportPermissions.handle,
        offices: officeKeysOf(catalogue),
        order: 58,
      },
    ]
  },
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    listRoutes(app, house)
    newRoutes(app, house)
    dayRoutes(app, house)
    contractorRoutes(app, house)
    deedRoutes(app, house)
    oneRoutes(app, house)
  },
  awaits,
  openWork: openOrdersOf,
  sweeps: { 'reports.forget-orders': sweepOldOrders },
  dataMap,
  personalFiles,
} satisfies Partial<Module>
