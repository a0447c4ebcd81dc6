import type { Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { matchReport } from './actions/match.ts'
import { tellOfStep } from './actions/tell.ts'
import { tellReporter } from './actions/tell-reporter.ts'
import { tellSubscribers } from './actions/tell-subscribers.ts'
import { dataMap } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { personalFiles } from './personal-files.ts'
import { alertRoutes } from './routes.tsx'
import { nextHit } from './store/hits.ts'

/** Tells people how reports go on, and of new ones. */
export const alerts = {
  routes: (app, house) => {
    if (catalogueOf(house)) alertRoutes(app, house)
  },
  consumers: {
    'reports.filed': matchReport,
    'reports.published': async (tx, event, house) => {
      await matchReport(tx, event, house)
      await tellReporter(tx, event)
    },
    'reports.moved': tellOfStep,
    'reports.answered': tellOfStep,
  },
  sweeps: { 'reports.tell-subscribers': tellSubscribers },
  nextDue: async (tx, now) => {
    const at = await nextHit(tx, now)
    return at && { at, label: '新しいレポートのまとめを知らせる' }
  },
  noticeKinds,
  dataMap,
  personalFiles,
} satisfies Partial<Module>
