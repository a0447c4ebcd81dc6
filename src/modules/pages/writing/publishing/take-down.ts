import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import { lockPage } from '../store/editions.ts'
import { findPage } from '../store/pages.ts'
import { removePublished } from '../store/published.ts'
import { tellSearch } from './tell-search.ts'

/**
 * Takes what is public of a page from everybody, in every language and from the search. Which edition was public;
 * `undefined` when none was, so that twice is once.
 */
export async function takeDown(tx: Tx, house: House, id: PageId): Promise<EditionId | undefined> {
  await lockPage(tx, id)
  const page = await findPage(tx, id)
  if (!page) throw new NotFound('page')
  const edition = await removePublished(tx, id)
  await tellSearch(tx, house, [page.slug])
  return edition
}
