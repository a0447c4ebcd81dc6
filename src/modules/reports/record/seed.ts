import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { catalogueOf } from './catalogue/index.ts'
import { writeCategories } from './store/seed.ts'

/** The kinds of the profile. Safe to run twice. */
export async function seed(tx: Tx, house: House): Promise<void> {
  const catalogue = catalogueOf(house)
  if (catalogue) await writeCategories(tx, [...catalogue.categories.values()], house.clock.now())
}
