import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { nextEndOfHold } from './actions/end-holds.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { callbackRoute } from './routes/callback.ts'
import { may, permissions } from './permissions.ts'
import { receiptRoutes } from './routes/receipts.tsx'
import { booksRoutes } from './routes/books.tsx'
import { counterRoutes } from './routes/counter/counter.tsx'
import { drawerRoutes } from './routes/counter/drawer.tsx'
import { officerRoutes } from './routes/counter/officers.tsx'
import { payoutFileRoutes } from './routes/payouts/files.tsx'
import { payoutRoutes } from './routes/payouts/payouts.tsx'
import { refundRoutes } from './routes/payouts/refunds.tsx'
import { staffPaymentRoutes } from './routes/staff.tsx'
import { seed } from './seed.ts'
import { sweeps, tasks } from './tasks.ts'
import { counterText } from './text/counter.ts'
import { staffPayments } from './text/staff.ts'

/** Money: asked for, held, taken at issue, given back by rule, and booked twice. */
export const payments: Module = {
  name: 'payments',
  routes: (app, house) => {
    callbackRoute(app, house)
    receiptRoutes(app, house)
    staffPaymentRoutes(app, house)
    counterRoutes(app, house)
    drawerRoutes(app, house)
    officerRoutes(app, house)
    booksRoutes(app, house)
    refundRoutes(app, house)
    payoutRoutes(app, house)
    payoutFileRoutes(app, house)
  },
  api,
  openApi,
  tasks,
  sweeps,
  nextDue: nextEndOfHold,
  navigation: (house) => {
    const [counters, money] = [officesWithDrawer(house), officesWithMoney(house)]
    return [
      { ...entry('/staff/payments/counter', counterText.nav.counter, may.counter, 38), offices: counters },
      { ...entry('/staff/payments/refunds', counterText.nav.refunds, may.refundPropose, 39), offices: money },
      { ...entry('/staff/payments', staffPayments.title, may.alarms, 40), offices: money },
    ]
  },
  permissions,
  sensitiveActs: [
    'POST /staff/payments/files/:id/output',
    'POST /staff/payments/files/:id/sending',
    'POST /staff/payments/refunds/:id/account',
  ],
  dataMap,
  personalFiles,
  seed,
}

const officesWithDrawer = ({ profile }: House): string[] =>
  profile.treasury?.drawers.map(({ officeKey }) => officeKey) ?? []

const officesWithMoney = (house: House): string[] => [
  ...officesWithDrawer(house),
  ...(house.profile.treasury ? [house.profile.treasury.officeKey] : []),
  ...house.modules.flatMap(({ paidFor = {} }) => Object.values(paidFor).flatMap(({ offices }) => offices(house))),
]

const entry = (href: string, label: string, permission: string, order: number): NavigationItem => ({
  audience: 'staff',
  href,
  label: { ja: label, easy: label, en: label },
  permission,
  order,
})
