import { officesByKeys } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { writeDaysAhead } from './extend-days.ts'
import { readPlaces } from './profile/load.ts'
import { addFacilities } from './store/seed.ts'

/** The facilities of the profile that are not there yet, with 18 months of closed days. Those that stand are left alone. */
export async function seed(tx: Tx, house: House): Promise<void> {
  const places = readPlaces(house)
  if (!places) return
  const keys = new Set(places.facilities.map(({ office }) => office))
  const offices = await officesByKeys(tx, [...keys], house.clock.today())
  const facilities = places.facilities.map((facility) => {
    const office = offices.get(facility.office)
    if (!office) throw new Error(`the facility "${facility.slug}" names an unknown office "${facility.office}"`)
    return { ...facility, officeId: office.id }
  })
  await addFacilities(tx, facilities)
  await writeDaysAhead(tx, house, places)
}
