import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { onePerPerson, type PersonHit, type SearchPosition } from './domain/search/hit.ts'
import { type PersonQuery, readQuery, type SearchTerms } from './domain/search/query.ts'
import { findPersons } from './store/search.ts'
import { loadHits } from './store/search-hits.ts'
import { findByPieces } from './store/search-pieces.ts'

/**
 * Finds people by what staff know of them, best first; a query that means nothing finds nobody. Does not audit: whoever
 * shows the hits to somebody records the search, with the number of hits and no words of it.
 */
export async function searchPersons(
  tx: Tx,
  house: House,
  query: PersonQuery,
  page: { limit: number; after?: SearchPosition | undefined },
): Promise<PersonHit[]> {
  const read = readQuery(query, municipalityOf(house))
  return read.ok ? onePerPerson(await searchByTerms(tx, read.terms, page)) : []
}

/** The same for a query that was read already, without whom the wall hides where it is about an address; who was merged may come under each of their numbers. */
export async function searchByTerms(
  tx: Tx,
  terms: SearchTerms,
  page: { limit: number; after?: SearchPosition | undefined },
): Promise<PersonHit[]> {
  if (terms.address) return searchAddress(tx, terms, page)
  const found = await findPersons(tx, terms, page)
  const isOnlyNamed = terms.key !== undefined && !terms.born && !terms.address && !terms.atenaNumber
  if (found.length > 0 || page.after || !isOnlyNamed) return loadHits(tx, found)
  const pieced = await findByPieces(tx, terms.key ?? '', terms.includesGone)
  return loadHits(
    tx,
    pieced.slice(0, page.limit).map((personId) => ({ personId, position: [] })),
  )
}

// Where somebody lives is not found out by guessing addresses: who is marked is not there, and no page is shorter for it.
async function searchAddress(
  tx: Tx,
  terms: SearchTerms,
  { limit, after }: { limit: number; after?: SearchPosition | undefined },
): Promise<PersonHit[]> {
  const hits: PersonHit[] = []
  for (let from = after; ; ) {
    const wanted = limit - hits.length
    const found = await findPersons(tx, terms, { limit: wanted, after: from })
    hits.push(...(await loadHits(tx, found)).filter(({ needsCheck }) => !needsCheck))
    from = found.at(-1)?.position
    if (found.length < wanted || hits.length >= limit) return hits
  }
}

/** How the names of the municipality begin its addresses: 東京都練馬区. */
export const municipalityOf = ({ profile }: House): string => `${profile.prefecture}${profile.name}`
