import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { sweepRecurring } from '../desk/sweeps/recurring.ts'
import { groundOf, isInside } from '../ground/index.ts'
import { reports } from '../index.ts'
import { requireCatalogue } from '../record/index.ts'
import { inventReport, kindsOf } from './domain/invent.ts'
import { weakSpotsOf } from './domain/weak-spots.ts'
import { seedReports } from './seed-reports.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports] })
})
afterAll(() => house.close())

async function numbers(): Promise<{ reports: number; steps: number; shown: number; onMap: number }> {
  const { rows } = await sql<{ reports: number; steps: number; shown: number; onMap: number }>`
    select (select count(*)::int from reports.reports) as reports, (select count(*)::int from reports.steps) as steps,
      (select count(*)::int from reports.shown where "mergedInto" is null) as shown,
      (select sum(n)::int from reports.map_counts where zoom = 14) as "onMap"`.execute(house.db.kysely)
  const [row] = rows
  if (!row) throw new Error('nothing was counted')
  return row
}

test('もう一度作ると、足りない分だけが増え、地図の数と合う', async () => {
  expect(await seedReports(house, { reports: 300 })).toBe(300)
  expect(await seedReports(house, { reports: 300 })).toBe(0)
  expect(await seedReports(house, { reports: 420 })).toBe(120)
  const { reports: all, steps, shown, onMap } = await numbers()
  expect(all).toBe(420)
  expect(steps).toBeGreaterThan(600)
  expect(onMap).toBe(shown)
  expect(shown).toBeLessThan(all)
})

test('作ったレポートは、いつ作っても同じで、まちの中にあり、まだ来ていない時刻の経過を持たない', () => {
  const ground = groundOf(house)
  if (!ground) throw new Error('the demo ward has a ground')
  const world = {
    ground,
    catalogue: requireCatalogue(house),
    calendar: wardCalendar(house.profile),
    now: house.clock.now(),
    weakSpots: weakSpotsOf({ ground, catalogue: requireCatalogue(house) }),
  }
  const kindOf = kindsOf(world.catalogue)
  const invented = Array.from({ length: 400 }, (_, n) => inventReport(n, world, kindOf))
  expect(inventReport(17, world, kindOf)).toEqual(invented[17])
  for (const { place, steps } of invented) {
    expect(isInside(ground, place)).not.toBe('outside')
    for (const { at } of steps) expect(Temporal.Instant.compare(at, world.now)).toBeLessThanOrEqual(0)
  }
  expect(new Set(invented.map(({ category }) => category.code)).size).toBeGreaterThan(20)
})

test('くり返し壊れる場所が番号のあるものにも、ないものにもあり、終わったものはみな確かめてある', async () => {
  await seedReports(house, { reports: 2000 })
  await sweepRecurring(house)
  const { rows } = await sql<{ plate: string | null; n: number }>`
    select a.plate, s.n from reports.recurring s left join reports.assets a on a.id = s.asset_id`.execute(
    house.db.kysely,
  )
  expect(rows.filter(({ plate }) => plate?.startsWith('L-')).length).toBeGreaterThanOrEqual(2)
  expect(rows.some(({ plate }) => plate === null)).toBe(true)
  for (const { n } of rows) expect(n).toBeLessThan(30)
  const { rows: unseen } = await sql`
    select 1 from reports.reports where closed_at is not null and looked_at is null`.execute(house.db.kysely)
  expect(unseen).toEqual([])
})
