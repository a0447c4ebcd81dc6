import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { permissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { seed } from './seed.ts'

export { type Steering, steeringOf } from './snapshot.ts'
export { visibleOf } from './store/subjects.ts'

/** What staff and visitors teach the search: synonyms, what is put in front, and what was chosen. */
export const steering: Partial<Module> = {
  permissions,
  seed,
  dataMap,
  personalFiles,
}
