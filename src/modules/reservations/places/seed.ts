import { demoOf } from '#demo/of-profile.ts'
import { findOrganisation } from '#modules/organisations/index.ts'
import { officesByKeys } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
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
  const operators = await operatorsOfDemo(tx, house)
  const facilities = places.facilities.map((facility) => {
    const office = offices.get(facility.office)
    if (!office) throw new Error(`the facility "${facility.slug}" names an unknown office "${facility.office}"`)
    return { ...facility, officeId: office.id, operatorId: operators.get(facility.slug) }
  })
  await addFacilities(tx, facilities)
  await writeDaysAhead(tx, house, places)
}

/** Who runs what in the demo, by slug; elsewhere the staff say it. */
async function operatorsOfDemo(tx: Tx, { config }: House): Promise<ReadonlyMap<string, OrganisationId>> {
  const operators = new Map<string, OrganisationId>()
  if (config.env === 'production') return operators
  for (const { id, runs = [] } of demoOf(config.profile).organisations) {
    // Organisations may be switched off: then nobody runs anything.
    const known = runs.length > 0 && (await findOrganisation(tx, id))
    if (known) for (const slug of runs) operators.set(slug, id)
  }
  return operators
}
