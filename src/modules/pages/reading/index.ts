import type { Module } from '#platform/module/index.ts'
import { listRoutes } from './routes/lists.tsx'
import { pageRoutes } from './routes/page.tsx'

/** What everybody reads: pages, lists, topics, feeds. Reads `pages.published` and nothing that is still being written. */
export const reading: Partial<Module> = {
  routes: (app, house) => {
    pageRoutes(app, house)
    listRoutes(app, house)
  },
}
