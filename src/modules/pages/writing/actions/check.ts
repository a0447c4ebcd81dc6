import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Around, type Finding, lint } from '../lint/index.ts'
import { pageRules } from '../profile.ts'
import { type Edition, latestVersions } from '../store/editions.ts'
import { plainWords } from '../store/plain-words.ts'

/** What the rules know of the world; `usualQueries`: what people typed who came to the page. */
export async function aroundOf(tx: Tx, house: House, usualQueries: readonly string[] = []): Promise<Around> {
  const words = await plainWords(tx)
  return {
    now: house.clock.now(),
    today: house.clock.today(),
    plainWords: words.toSorted((a, b) => b.official.length - a.official.length),
    usualQueries,
    serviceDays: pageRules(house).serviceDays,
  }
}

/** What keeps the edition from being handed in. */
export async function blockersOf(tx: Tx, house: House, edition: Edition): Promise<Finding[]> {
  const around = await aroundOf(tx, house)
  const versions = await latestVersions(tx, edition.id)
  return versions.flatMap((version) => lint({ ...version, ...edition }, around).filter(({ isError }) => isError))
}
