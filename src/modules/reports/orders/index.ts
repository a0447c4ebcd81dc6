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

export { giveOrders, type OrderWish } from './actions/give-orders.ts'
export { moveOrder, type OrderMove } from './actions/move-order.ts'
export { crewMay, isOver, isToDo, type Order, type OrderId, type OrderKind, type OrderState } from './domain/order.ts'
export { wayThrough } from './domain/route.ts'
export { openOrder, ordersSeenBy, type OrdersSeen, takeUpOrder } from './own.ts'
export { findOrder, lockOrder, orderColumns } from './store/orders.ts'
export { orderKindWords, orderStateWords } from './text/words.ts'
export { insertOrderStep, orderOfKey, orderStepsOf } from './store/steps.ts'

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
