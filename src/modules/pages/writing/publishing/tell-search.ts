import { replaceDocuments } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { documentsOf, pagesSourceName, subjectOf } from './search-source.ts'

/**
 * What is found of these pages is what is public of them now; of one that is not public any more nothing is left. Last in
 * the transaction: it holds the row that orders all changes of the search.
 */
export async function tellSearch(tx: Tx, house: House, slugs: readonly string[]): Promise<void> {
  const documents = await documentsOf(tx, house, slugs)
  await replaceDocuments(tx, house, pagesSourceName, slugs.map(subjectOf), documents)
}
