import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { permissions } from './permissions.ts'
import { batchRoutes } from './routes/batches.tsx'
import { labelRoutes } from './routes/labels.tsx'
import { queueRoutes } from './routes/list.tsx'
import { viewRoutes } from './routes/views.tsx'

/** The staff's work list: filters, labels, who has what. */
export const queueDesk: Partial<Module> = {
  routes: (app, house) => {
    queueRoutes(app, house)
    labelRoutes(app, house)
    batchRoutes(app, house)
    viewRoutes(app, house)
  },
  permissions,
  dataMap,
}
