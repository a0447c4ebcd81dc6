import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { checkWritten, writtenIn } from './profile.ts'
import { insertRules, isThere } from './store/seed.ts'

/**
 * Rules and prices of the profile whose key the office does not have yet; what is there the office keeps itself. Throws
 * `RulesError` when they contradict each other.
 */
export async function seed(tx: Tx, house: House): Promise<void> {
  const written = writtenIn(house)
  if (await isThere(tx, written)) return
  checkWritten(house, written)
  await insertRules(tx, written)
}
