import { demoHouseholdId } from '#demo/people.ts'
import { generateWard, type WardRequest } from '#demo/population/ward.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RegisterEntry } from './domain/register-entry.ts'
import { entriesOf, inFile } from './seed-register.ts'
import { saveKnownIds } from './store/known-ids.ts'
import { loadRegister, manyEntries } from './store/loading/load-register.ts'
import { settleSearch } from './store/loading/write.ts'

/** How many residents have been made and written down, and whether the register takes them over now. */
export type SeedProgress = { residents: number; isSwitching: boolean }

/**
 * Fills the register with a ward of so many invented residents, all of it or nothing. Who is there already stays as they
 * are, so that a bigger number adds the difference. Returns how many entries that were.
 */
export async function seedResidents(
  house: House,
  request: WardRequest,
  onProgress: (progress: SeedProgress) => void = () => {},
): Promise<number> {
  const today = house.clock.today()
  const { entries } = await house.db.transact((tx) =>
    loadRegister(tx, wardEntries(tx, house, request, onProgress), { today }),
  )
  if (entries > manyEntries) await house.db.kysely.connection().execute(settleSearch)
  return entries
}

const householdsInBatch = 1000

async function* wardEntries(
  tx: Tx,
  house: House,
  request: WardRequest,
  onProgress: (progress: SeedProgress) => void,
): AsyncGenerator<RegisterEntry> {
  const municipality = `${house.profile.prefecture}${house.profile.name}`
  let residents = 0
  for (const people of batches(generateWard(request), householdsInBatch)) {
    const households = [...new Set(people.map(({ householdNumber }) => householdNumber))]
    await saveKnownIds(
      tx,
      people.map(({ atenaNumber, personId }) => ({ atenaNumber, personId })),
      households.map((number) => ({ number: inFile(number), householdId: demoHouseholdId(number) })),
    )
    for (const person of people) yield* entriesOf(person, municipality, inFile(person.householdNumber))
    residents += people.filter(({ closed }) => !closed).length
    onProgress({ residents, isSwitching: false })
  }
  onProgress({ residents, isSwitching: true })
}

function* batches<T>(lists: Iterable<readonly T[]>, size: number): Generator<T[]> {
  let batch: T[][] = []
  for (const list of lists) {
    batch.push([...list])
    if (batch.length < size) continue
    yield batch.flat()
    batch = []
  }
  if (batch.length > 0) yield batch.flat()
}
