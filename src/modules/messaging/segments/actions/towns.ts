import type { House } from '#platform/module/index.ts'
import { snapshotSoon } from '../snapshot/current.ts'

/** The first of these towns in which nobody lives: a name typed wrong would address nobody and say nothing. None while nobody can tell yet. */
export async function unknownTown(house: House, towns: readonly string[]): Promise<string | undefined> {
  const kept = await snapshotSoon(house)
  return kept && towns.find((town) => !kept.snapshot.towns.includes(town))
}
