import type { Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { api, openApi } from './api/index.ts'
import { keepMonths, staleFigures } from './actions/keep-months.ts'
import { feedRoutes } from './routes/feeds.ts'
import { figuresRoutes } from './routes/figures.tsx'
import { improvementRoutes } from './routes/improvements.tsx'
import { listRoutes } from './routes/list.tsx'
import { mapRoutes } from './routes/map.tsx'
import { mineRoutes } from './routes/mine.tsx'
import { photoRoutes } from './routes/photos.ts'
import { reportRoutes } from './routes/report.tsx'
import { reportSource } from './search-source.ts'

/** What everybody reads of reports, and what a person may do with one. Reads views of what is shown, and one's own. */
export const reading = {
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    listRoutes(app, house)
    feedRoutes(app, house)
    figuresRoutes(app, house)
    improvementRoutes(app, house)
    mineRoutes(app, house)
    mapRoutes(app, house)
    photoRoutes(app, house)
    reportRoutes(app, house)
  },
  api: (app, house) => {
    if (catalogueOf(house)) api(app, house)
  },
  openApi: (house) => (catalogueOf(house) ? openApi(house) : { paths: {} }),
  consumers: { 'reports.published': staleFigures },
  searchSources: { reports: reportSource },
  sweeps: { 'reports.keep-months': keepMonths },
} satisfies Partial<Module>
