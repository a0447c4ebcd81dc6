import { dayOf } from './days.ts'
import { household, type Ward } from './household.ts'
import { isResident, type Resident } from './resident.ts'

/** Ages are those of this day, so that the same people come out whenever they are made. */
export const usualAnchor = '2026-10-01'
export const usualSeed = 131_202

export type WardRequest = { residents: number; seed?: number; anchor?: string }

/**
 * Household after household until `residents` people live in the ward; who moved away or died comes on top. A bigger
 * number begins with the same households, and nothing is kept between two of them.
 */
export function* generateWard({
  residents,
  seed = usualSeed,
  anchor = usualAnchor,
}: WardRequest): Generator<Resident[]> {
  const ward: Ward = { seed, anchor: dayOf(anchor) }
  let wanted = residents
  for (let index = 0; wanted > 0; index += 1) {
    const people = household(index, ward)
    const living = people.filter(isResident).length
    // The last household may be cut short; asked for more residents, it is completed.
    yield living <= wanted ? people : people.slice(0, wanted)
    wanted -= living
  }
}

/** The first households of the ward: the neighbours of the named people. */
export function generateHouseholds(count: number, seed = usualSeed): Resident[] {
  const ward: Ward = { seed, anchor: dayOf(usualAnchor) }
  return Array.from({ length: count }, (_, index) => household(index, ward)).flat()
}
