import type { Module } from '#platform/module/index.ts'
import { dropAfterAct } from './actions/drop-charges.ts'
import { dropFees, keepFeeDays, nextFee } from './actions/end-fee.ts'
import { chargePaid, chargeReturned } from './actions/settle-charge.ts'
import { chargeApi, chargeOpenApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { chargeRoutes } from './routes/resident.tsx'
import { chargeDeskRoutes } from './routes/staff.tsx'

/** Money that the office fixes after its decision: copies of records, a tag that is given again. */
export const charges: Partial<Module> = {
  routes: (app, house) => {
    chargeRoutes(app, house)
    chargeDeskRoutes(app, house)
  },
  api: chargeApi,
  openApi: chargeOpenApi,
  consumers: {
    'payments.authorised': chargePaid,
    'payments.captured': chargePaid,
    'payments.refunded': chargeReturned,
    'procedures.act_ended': dropAfterAct,
    'procedures.withdrawn': dropFees,
    'procedures.refused': dropFees,
    'procedures.declined': dropFees,
    'procedures.lapsed': dropFees,
  },
  sweeps: { 'procedures.fee-days': keepFeeDays },
  nextDue: nextFee,
  noticeKinds,
  dataMap,
}
