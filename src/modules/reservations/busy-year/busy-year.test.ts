import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { organisations } from '../../organisations/index.ts'
import { reservations } from '../index.ts'
import { fillMonth } from './fill-month.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    modules: [people, organisations, reservations],
    settings: { MADOGUCHI_ENV: 'demo', MADOGUCHI_PROFILE: 'hinata' },
  })
})
afterAll(() => house.close())

test('見本のまちのひと月は、同じ種から同じ予約で埋まり、二度埋めても増えず、場所は重ならない', async () => {
  await fillMonth(house, { month: '2026-12' })
  const first = await summary()
  await fillMonth(house, { month: '2026-12' })
  expect(await summary()).toEqual(first)
  expect(first.reservations).toBeGreaterThan(100)
  expect(first.places).toBeGreaterThanOrEqual(first.reservations)
  expect(first.done).toBeGreaterThan(0)
})

async function summary() {
  const { rows } = await sql<{ reservations: number; places: number; done: number; amount: string }>`
    select count(*)::int as reservations, (select count(*)::int from reservations.occupancies) as places,
      count(*) filter (where state = 'done')::int as done, sum(amount)::text as amount
    from reservations.reservations`.execute(house.db.kysely)
  return rows[0] ?? { reservations: 0, places: 0, done: 0, amount: '' }
}
