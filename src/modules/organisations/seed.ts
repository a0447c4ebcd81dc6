import { demoOf } from '#demo/of-profile.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { seedOrganisation } from './store/seed.ts'

/** Outside production the demo's organisations, recognised, with their officers. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env === 'production') return
  for (const organisation of demoOf(house.config.profile).organisations) {
    const key = house.profile.organisationOffices[organisation.kind]
    const office = key && (await findOffice(tx, key, house.clock.today()))
    if (office) await seedOrganisation(tx, { ...organisation, officeId: office.id })
  }
}
