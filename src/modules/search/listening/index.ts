import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { putSearchesAway } from './put-away.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'

export { writeHeard } from './buffer.ts'
export { hearSearch, type PingOf } from './hear.ts'
export { usualQueriesFor } from './usual.ts'

/** What was searched and what was clicked, counted without knowing anybody. */
export const listening: Partial<Module> = {
  routes,
  seed,
  sweeps: { 'search.put-away': putSearchesAway },
  dataMap,
  personalFiles,
}
