import type { Module } from '#platform/module/index.ts'
import { nextEndOfHold } from './actions/end-holds.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { callbackRoute } from './routes/callback.ts'
import { receiptRoutes } from './routes/receipts.tsx'
import { alarmPermission, staffPaymentRoutes } from './routes/staff.tsx'
import { seed } from './seed.ts'
import { sweeps, tasks } from './tasks.ts'
import { staffPayments } from './text/staff.ts'

/** Money: asked for, held, taken at issue, given back by rule, and booked twice. */
export const payments: Module = {
  name: 'payments',
  routes: (app, house) => {
    callbackRoute(app, house)
    receiptRoutes(app, house)
    staffPaymentRoutes(app, house)
  },
  api,
  openApi,
  tasks,
  sweeps,
  nextDue: nextEndOfHold,
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/payments',
      label: { ja: staffPayments.title, easy: staffPayments.title, en: staffPayments.title },
      permission: alarmPermission,
      order: 40,
    },
  ],
  permissions: {
    'payments.read': { label: '本人の支払いを読む', roles: [] },
    [alarmPermission]: { label: staffPayments.permission, roles: ['manager'] },
  },
  dataMap,
  seed,
}
