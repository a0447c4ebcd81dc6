import type { Module } from '#platform/module/index.ts'
import { moneyArrived, moneyReturned } from './actions/give-back.ts'
import { jointFailed } from './actions/joint.ts'
import { billPaid } from './actions/settle.ts'
import { followBills, nextBill } from './actions/sweeps.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { permissions } from './permissions.ts'
import { residentRoutes } from './routes/resident.tsx'
import { togetherRoutes } from './routes/together.tsx'
import { staffRoutes } from './routes/staff.tsx'

/** What a reservation costs: asked for, taken, and given back by the rules. */
export const money = {
  routes: (app, house) => {
    togetherRoutes(app, house)
    residentRoutes(app, house)
    staffRoutes(app, house)
  },
  permissions,
  noticeKinds,
  consumers: {
    'payments.authorised': billPaid,
    'payments.captured': moneyArrived,
    'payments.refunded': moneyReturned,
    'payments.failed': jointFailed,
    'payments.expired': jointFailed,
  },
  sweeps: { 'reservations.follow-bills': followBills },
  nextDue: nextBill,
  dataMap,
  personalFiles,
} satisfies Partial<Module>
