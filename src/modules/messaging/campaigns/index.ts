import type { Module } from '#platform/module/index.ts'
import { countFinished } from './actions/count-outcome.ts'
import { expireStale } from './actions/expire-stale.ts'
import { awaits } from './awaits.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { campaignsPath } from './pages/paths.ts'
import { campaignPermissions, permissions } from './permissions.ts'
import { campaignRoutes } from './routes/campaign.tsx'
import { editRoutes } from './routes/edit.tsx'
import { emergencyRoutes } from './routes/emergency.tsx'
import { listRoutes } from './routes/list.tsx'
import { progressRoutes } from './routes/progress.tsx'
import { segmentResultRoutes } from './routes/segment-results.tsx'
import { testRoutes } from './routes/tests.tsx'
import { seed } from './seed.ts'
import { nextStart } from './store/campaigns.ts'
import { tasks } from './tasks.ts'
import { campaignTexts as t } from './text/index.ts'

/** What the office has to say to many: written by one, approved by another, stopped by one press. */
export const campaigns: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: campaignsPath,
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: campaignPermissions.write,
      order: 56,
    },
  ],
  permissions,
  routes: (app, house) => {
    listRoutes(app, house)
    emergencyRoutes(app, house)
    testRoutes(app, house)
    segmentResultRoutes(app, house)
    editRoutes(app, house)
    campaignRoutes(app, house)
    progressRoutes(app, house)
  },
  tasks,
  nextDue: async (tx, now) => {
    const next = await nextStart(tx, now)
    return next && { at: next.sendAt, label: `${t.title}${t.number(next.serial)}` }
  },
  seed,
  // What is too old is set aside before what is due is started.
  sweeps: { 'messaging.expire-stale': expireStale, 'messaging.count-campaigns': countFinished },
  dataMap,
  personalFiles,
  awaits,
}
