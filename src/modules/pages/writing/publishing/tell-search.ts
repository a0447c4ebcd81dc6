import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'

export const pageChanged = 'pages.changed'

/** What is found of these pages is read anew; of one that is not public any more nothing is left. */
export async function tellSearch(tx: Tx, _house: House, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) await emit(tx, { type: pageChanged, subjectKind: 'pages.page', subjectId: slug })
}
