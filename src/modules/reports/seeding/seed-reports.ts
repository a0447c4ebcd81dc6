import {
  itoTadashi,
  kobayashiKazuko,
  nguyenThiLan,
  ogawaShota,
  satoHanako,
  satoKen,
  takasakiYoshiro,
  yamamotoRen,
} from '#demo/people.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { newId, type OfficeId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { groundOf } from '../ground/index.ts'
import { requireCatalogue, routeFor } from '../record/index.ts'
import { reportNumber } from '../record/domain/report.ts'
import { type Invented, inventReport, kindsOf, type World } from './domain/invent.ts'
import { weakSpotsOf } from './domain/weak-spots.ts'
import {
  insertAssets,
  insertInvented,
  type InventedRow,
  lockInvented,
  takeSerials,
  writeInventedCount,
} from './store/invented.ts'

/** Reports in one transaction: a crash loses no more. */
const atOnce = 2500

/**
 * Fills the ward with so many invented reports of two years; those that are there count. The first ones have reporters among
 * the demo's people. Throws where the profile takes no reports or has no ground. Returns how many were added.
 */
export async function seedReports(
  house: House,
  { reports }: { reports: number },
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  const ground = groundOf(house)
  if (!ground) throw new Error(`profile "${house.config.profile}" does not say where its towns are`)
  const catalogue = requireCatalogue(house)
  const world: World = {
    ...{ ground, catalogue, calendar: wardCalendar(house.profile), now: house.clock.now() },
    weakSpots: weakSpotsOf({ ground, catalogue }),
  }
  let added = 0
  for (;;) {
    const { before, after } = await house.db.transact((tx) => addSome(tx, house, world, reports))
    added += Math.max(0, after - before)
    onProgress(after)
    if (after >= reports || after === before) return added
  }
}

async function addSome(tx: Tx, house: House, world: World, wanted: number): Promise<{ before: number; after: number }> {
  const before = await lockInvented(tx)
  const after = Math.min(wanted, before + atOnce)
  if (after <= before) return { before, after: before }
  const kindOf = kindsOf(world.catalogue)
  const invented = Array.from({ length: after - before }, (_, at) => inventReport(before + at, world, kindOf))
  const spots = world.weakSpots.map((spot) => ({
    spot,
    office: routeFor(world.catalogue, { ...spot, town: spot.town.name }).office,
  }))
  const offices = await officesOf(tx, house, [...invented, ...spots], world.catalogue.settings.office)
  const officeIdOf = (key: string): OfficeId => {
    const found = offices.get(key)
    if (!found) throw new Error(`no office "${key}"`)
    return found
  }
  const assets = await insertAssets(
    tx,
    spots.map(({ spot, office }) => ({ spot, officeId: officeIdOf(office) })),
    world.now,
  )
  const serials = await takeSerials(tx, invented.length)
  await insertInvented(
    tx,
    invented.map(
      (one, at): InventedRow => ({
        id: newId(),
        number: reportNumber(serials[at] ?? 0, one.filedAt),
        officeId: officeIdOf(one.office),
        assetId: one.asset && assets.get(one.asset.plate),
        title: plainText(one.category.title.ja, house.profile.words.ja),
        reporter: reporterOf(before + at),
        invented: one,
      }),
    ),
  )
  await writeInventedCount(tx, after)
  return { before, after }
}

async function officesOf(
  tx: Tx,
  house: House,
  invented: readonly Pick<Invented, 'office'>[],
  rest: string,
): Promise<ReadonlyMap<string, OfficeId>> {
  const found = new Map<string, OfficeId>()
  for (const key of new Set(invented.map(({ office }) => office))) {
    const office = (await findOffice(tx, key, house.clock.today())) ?? (await findOffice(tx, rest, house.clock.today()))
    if (office) found.set(key, office.id)
  }
  return found
}

// The demo's grown-ups, five reports each.
const reporters = [
  satoHanako,
  satoKen,
  takasakiYoshiro,
  nguyenThiLan,
  yamamotoRen,
  itoTadashi,
  kobayashiKazuko,
  ogawaShota,
]

const reporterOf = (n: number): PersonId | undefined =>
  n < reporters.length * 5 ? reporters[n % reporters.length]?.personId : undefined
