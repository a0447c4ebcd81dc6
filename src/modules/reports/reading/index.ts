import type { Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { keepMonths } from './actions/keep-months.ts'
import { listRoutes } from './routes/list.tsx'
import { photoRoutes } from './routes/photos.ts'
import { reportRoutes } from './routes/report.tsx'

/** What everybody reads of reports, and what a person may do with one. Reads views of what is shown, and one's own. */
export const reading = {
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    listRoutes(app, house)
    photoRoutes(app, house)
    reportRoutes(app, house)
  },
  sweeps: { 'reports.keep-months': keepMonths },
} satisfies Partial<Module>
