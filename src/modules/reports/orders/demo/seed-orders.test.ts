import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reports } from '../../index.ts'
import { seedReports } from '../../seeding/index.ts'
import { plannedOrders } from './plan.ts'
import { seedOrders } from './seed-orders.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports], now: '2026-12-01T10:00:00+09:00' })
  await seedReports(house, { reports: 400 })
})
afterAll(() => house.close())

async function read<Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await statement.execute(house.db.kysely)).rows
}

test('見本の作業指示は一度だけ入り、どの状態もあり、まだ来ていない時刻の経過を持たない', async () => {
  await seedOrders(house)
  await seedOrders(house)
  const orders = await read(sql<{ state: string; employer: string | null }>`select state, employer from reports.orders`)
  expect(orders).toHaveLength(plannedOrders.length)
  expect(new Set(orders.map(({ state }) => state)).size).toBe(7)
  expect(orders.filter(({ employer }) => employer !== null).length).toBeGreaterThan(10)
  expect(await read(sql`select 1 from reports.order_steps where at > ${house.clock.now()}`)).toEqual([])
  const today = await read(sql`select 1 from reports.orders where planned_on = '2026-12-01' and state = 'ordered'`)
  expect(today.length).toBeGreaterThan(5)
  const promised = await read(sql`
    select 1 from reports.orders o join reports.reports r on r.id = o.report_id
    where o.closed_at is null and (r.state not in ('scheduled', 'in_progress') or r.expected_on <> o.planned_on)`)
  expect(promised).toEqual([])
})
