import type { Module } from '#platform/module/index.ts'
import { catalogueOf, reportPermissions } from '../record/index.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { awaits } from './awaits.ts'
import { officeKeysOf } from './domain/office-keys.ts'
import { boardPath } from './pages/paths.ts'
import { blockRoutes } from './routes/blocks.tsx'
import { boardRoutes } from './routes/board.tsx'
import { caseRoutes } from './routes/case.tsx'
import { enterRoutes } from './routes/enter.tsx'
import { heatRoutes } from './routes/heat.tsx'
import { improveRoutes } from './routes/improve.tsx'
import { lookRoutes } from './routes/look.tsx'
import { mergeRoutes } from './routes/merge.tsx'
import { routeRoutes } from './routes/route.tsx'
import { ruleRoutes } from './routes/rules.tsx'
import { stateRoutes } from './routes/state.tsx'
import { openReportsOf } from './store/awaiting.ts'
import { nextForgetting, sweepForgetting } from './sweeps/forget.ts'
import { sweepRecurring } from './sweeps/recurring.ts'
import { deskTexts } from './text/index.ts'

export { isBlocked } from './actions/block.ts'
export { changeState } from './actions/change-state.ts'
export { lookAtPhoto } from './actions/look.ts'
export { officeKeysOf } from './domain/office-keys.ts'
export { monthIn, monthsUpTo, spanOf } from './domain/months.ts'
export type { WishProblem } from './domain/state-wish.ts'
export { boardPath, reportPath } from './pages/paths.ts'
export { idIn } from './routes/ids.ts'
export { templatesFor } from './store/templates.ts'
export { deskTexts } from './text/index.ts'

const { title } = deskTexts.board

/** What the offices do with reports: look, answer, give on, put together. */
export const desk = {
  navigation: (house) => {
    const catalogue = catalogueOf(house)
    if (!catalogue) return []
    return [
      {
        audience: 'staff',
        href: boardPath,
        label: { ja: title, easy: title, en: title },
        permission: reportPermissions.read,
        offices: officeKeysOf(catalogue),
        order: 57,
      },
    ]
  },
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    boardRoutes(app, house)
    ruleRoutes(app, house)
    heatRoutes(app, house)
    enterRoutes(app, house)
    blockRoutes(app, house)
    stateRoutes(app, house)
    routeRoutes(app, house)
    mergeRoutes(app, house)
    improveRoutes(app, house)
    lookRoutes(app, house)
    caseRoutes(app, house)
  },
  awaits,
  openWork: openReportsOf,
  sweeps: { 'reports.forget': sweepForgetting, 'reports.recurring': sweepRecurring },
  nextDue: nextForgetting,
  dataMap,
  personalFiles,
} satisfies Partial<Module>
