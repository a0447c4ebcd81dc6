import type { House } from '#platform/module/index.ts'
import { currentSnapshot } from '../snapshot/current.ts'

/** The first of these towns in which nobody lives: a name typed wrong would address nobody and say nothing. */
export async function unknownTown(house: House, towns: readonly string[]): Promise<string | undefined> {
  const { snapshot } = await currentSnapshot(house)
  return towns.find((town) => !snapshot.towns.includes(town))
}
