import type { Module } from '#platform/module/index.ts'
import { followPayout } from './actions/follow-payout.ts'
import { requestAfterAct, requestAfterLookup } from './actions/request-after-act.ts'
import { stopAfterAct } from './actions/stop-after-act.ts'
import { noticeKinds } from './notices.ts'
import { payoutDeskRoutes } from './routes/desk.tsx'
import { payoutRoutes } from './routes/resident.tsx'

/** Money that follows a grant: computed by the rule of the procedure, asked for at the treasury, followed to the end. */
export const payouts: Partial<Module> = {
  routes: (app, house) => {
    payoutRoutes(app, house)
    payoutDeskRoutes(app, house)
  },
  consumers: {
    'procedures.act_effected': requestAfterAct,
    'procedures.act_ended': stopAfterAct,
    'procedures.looked_up': requestAfterLookup,
    ...followPayout,
  },
  noticeKinds,
}
