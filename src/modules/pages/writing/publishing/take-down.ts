import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PageId } from '../../domain/page.ts'
import { removePublished } from '../store/published.ts'
import { lockedSlug } from '../store/pages.ts'
import { tellSearch } from './tell-search.ts'

/** Takes what is public of a page from everybody, in every language and from the search. Twice is once. */
export async function takeDown(tx: Tx, house: House, id: PageId): Promise<boolean> {
  const slug = await lockedSlug(tx, id)
  if (!slug) throw new NotFound('page')
  const edition = await removePublished(tx, id)
  await tellSearch(tx, house, [slug])
  return edition !== undefined
}
