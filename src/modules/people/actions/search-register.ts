import type { Staff } from '#platform/auth/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { onePerPerson, type PersonHit, type SearchPosition, withAddressOfNamesakes } from '../domain/search/hit.ts'
import { type PersonQuery, type QueryProblem, readQuery, type SearchTerms } from '../domain/search/query.ts'
import type { SearchPurpose } from '../domain/search/purpose.ts'
import { municipalityOf, searchByTerms } from '../search-persons.ts'
import { officesByIds } from '../store/offices.ts'
import { countFound } from '../store/search.ts'
import { isOfOrgan } from '../workforce/domain/rights.ts'

export const searchPermission = 'people.records.search'

export const hitsOnPage = 50
/** Counted no further: who finds more has to narrow it down anyway. */
export const mostCounted = 1000

export type RegisterSearch = {
  query: PersonQuery
  purpose?: SearchPurpose | undefined
  after?: SearchPosition | undefined
}

export type SearchResult =
  | { ok: true; hits: PersonHit[]; more: boolean; count: number }
  | { ok: false; problem: QueryProblem | 'purpose' }

/**
 * Searches the register for a member of staff and writes down that they did, what for and how many they saw; no word of
 * the search itself. Who does not keep the register has to say what for. Throws `Forbidden` for another 執行機関.
 */
export async function searchRegister(
  tx: Tx,
  house: House,
  actor: Staff,
  search: RegisterSearch,
): Promise<SearchResult> {
  if (!actor.permissions.has(searchPermission)) throw new Forbidden('permission_missing', searchPermission)
  // 根拠: 個人情報の保護に関する法律 第69条 (the register is held by the 長)
  if (!isOfOrgan(actor, 'head')) throw new Forbidden('other_organ')
  const purpose = search.purpose ?? ((await keepsRegister(tx, house, actor)) ? 'duty' : undefined)
  if (!purpose) return { ok: false, problem: 'purpose' }
  const read = readQuery(search.query, municipalityOf(house))
  if (!read.ok) return read
  const found = await searchByTerms(tx, read.terms, { limit: hitsOnPage + 1, after: search.after })
  const hits = withAddressOfNamesakes(onePerPerson(found.slice(0, hitsOnPage)))
  const more = found.length > hitsOnPage
  const count = more || search.after ? await countHits(tx, read.terms) : hits.length
  await recordAudit(tx, {
    actor,
    action: searchPermission,
    subject: { kind: 'people.search', id: newId() },
    reason: purpose,
    ids: { hits: String(hits.length) },
  })
  return { ok: true, hits, more, count }
}

// What the list leaves out is not counted either.
const countHits = async (tx: Tx, terms: SearchTerms): Promise<number> =>
  terms.address
    ? (await searchByTerms(tx, terms, { limit: mostCounted + 1 })).length
    : countFound(tx, terms, mostCounted)

/** Whether the actor's own work is the register: in the office of the profile that keeps it, or below it. */
export async function keepsRegister(tx: Tx, { profile }: House, actor: Staff): Promise<boolean> {
  const offices = await officesByIds(tx, [...actor.posts.map(({ officeId }) => officeId), ...actor.oversees])
  const parents = new Map(profile.offices.map((office) => [office.key, office]))
  const isKeeper = (key: string | undefined): boolean => {
    const office = key === undefined ? undefined : parents.get(key)
    return office !== undefined && (office.keepsRegister === true || isKeeper(office.parentKey))
  }
  return [...offices.values()].some(({ key }) => isKeeper(key))
}
