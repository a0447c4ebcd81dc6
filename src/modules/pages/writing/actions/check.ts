import { usualQueriesFor } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Around, type Finding, lint } from '../lint/index.ts'
import { pageRules } from '../profile.ts'
import { subjectOf } from '../publishing/search-source.ts'
import { type Edition, latestVersions } from '../store/editions.ts'
import { plainWords } from '../store/plain-words.ts'

/** What the rules know of the world, and what people type who come to the page at this address. */
export async function aroundOf(tx: Tx, house: House, slug: string): Promise<Around> {
  const words = await plainWords(tx)
  return {
    now: house.clock.now(),
    today: house.clock.today(),
    plainWords: words.toSorted((a, b) => b.official.length - a.official.length),
    usualQueries: await usualQueriesFor(tx, subjectOf(slug)),
    serviceDays: pageRules(house).serviceDays,
  }
}

/** What keeps the edition from being handed in. */
export async function blockersOf(tx: Tx, house: House, edition: Edition): Promise<Finding[]> {
  const around = await aroundOf(tx, house, edition.slug)
  const versions = await latestVersions(tx, edition.id)
  return versions.flatMap((version) => lint({ ...version, ...edition }, around).filter(({ isError }) => isError))
}
