import type { Module } from '#platform/module/index.ts'
import { followSources } from './follow.ts'
import { reconcileSources } from './reconcile.ts'
import { hasOldRemovals, vacuumDocuments } from './store/write.ts'

export { daysOf, loadSearch, processIndex } from './process-index.ts'
export { replaceDocuments } from './replace.ts'
export { type FoundDocument, titlesWith, visibleDocuments } from './store/read.ts'

/** What everybody may find, kept in step with the modules that say it. */
export const documents: Partial<Module> = {
  consumersIn: followSources,
  sweeps: {
    'search.reconcile': reconcileSources,
    'search.vacuum': async (house) => {
      if (await house.db.look(hasOldRemovals)) await house.db.transact(vacuumDocuments)
    },
  },
}
