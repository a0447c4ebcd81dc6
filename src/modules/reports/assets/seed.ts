import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf } from '../ground/index.ts'
import { catalogueOf, requireCatalogue, routeFor } from '../record/index.ts'
import { assetKindsOf, type AssetKinds } from './kinds.ts'
import { inventAssets } from './seeding/invent-assets.ts'
import { writeKinds } from './store/kinds.ts'
import { hasAssets, insertInventedAssets } from './store/seed.ts'

/** How often the profile's kinds are inspected; a demo that starts for the first time gets its things. Safe to run twice. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (!catalogueOf(house)) return
  const kinds = assetKindsOf(house)
  await writeKinds(tx, [...kinds.values()])
  if (house.config.env === 'demo') await seedAssets(tx, house, kinds)
}

async function seedAssets(tx: Tx, house: House, kinds: AssetKinds): Promise<void> {
  const ground = groundOf(house)
  if (!ground || (await hasAssets(tx))) return
  const today = house.clock.today()
  const now = house.clock.now()
  const offices = new Map<string, NonNullable<Awaited<ReturnType<typeof findOffice>>>['id']>()
  for (const kind of kinds.keys()) {
    const office = await findOffice(tx, officeKeyOf(house, kind), today)
    if (office) offices.set(kind, office.id)
  }
  const assets = inventAssets({ ground, kinds, today }).flatMap((asset) => {
    const officeId = offices.get(asset.kind)
    return officeId ? [{ ...asset, officeId }] : []
  })
  await insertInventedAssets(tx, assets, now)
  await enqueue(tx, 'reports.furnish-assets', { before: now.toString() }, { key: 'reports.furnish-assets' })
}

/** Who gets the reports of a thing looks after it. */
function officeKeyOf(house: House, kind: string): string {
  const catalogue = requireCatalogue(house)
  const category = [...catalogue.categories.values()].find((one) => one.asset === kind && one.kind === 'defect')
  const routed = category && routeFor(catalogue, { category, owner: 'ward', town: '' }).office
  return (
    routed ?? catalogue.routing.findLast(({ groups }) => groups?.includes('road'))?.office ?? catalogue.settings.office
  )
}
