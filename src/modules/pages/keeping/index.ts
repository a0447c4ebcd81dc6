import type { Module } from '#platform/module/index.ts'
import { askLinks, noticeDueLinks } from './care/ask-links.ts'
import { awaits } from './care/awaits.ts'
import { careRoutes } from './care/routes.tsx'
import { dataMap, personalFiles } from './data-map.ts'
import { importRoutes } from './import/routes.tsx'
import { mediaRoutes } from './media/routes.tsx'
import { permissions } from './permissions.ts'
import { seed } from './seed/seed.ts'

/** What pages need besides being written: those that the ward begins with, pictures, old pages, and care for what has aged. */
export const keeping: Partial<Module> = {
  routes: (app, house) => {
    importRoutes(app, house)
    careRoutes(app, house)
    mediaRoutes(app, house)
  },
  awaits,
  tasks: { 'pages.ask-links': (house) => askLinks(house) },
  sweeps: { 'pages.notice-links': noticeDueLinks },
  permissions,
  dataMap,
  personalFiles,
  seed,
}
