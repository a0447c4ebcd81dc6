import type { Module } from '#platform/module/index.ts'
import { nextEndOfHold } from './actions/end-holds.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { callbackRoute } from './routes/callback.ts'
import { receiptRoutes } from './routes/receipts.tsx'
import { sweeps, tasks } from './tasks.ts'

/** Money: asked for, held, taken at issue, given back by rule, and booked twice. */
export const payments: Module = {
  name: 'payments',
  routes: (app, house) => {
    callbackRoute(app, house)
    receiptRoutes(app, house)
  },
  api,
  openApi,
  tasks,
  sweeps,
  nextDue: nextEndOfHold,
  permissions: { 'payments.payment.read': { label: '本人の支払いを読む', roles: [] } },
  dataMap,
}
