import { afterAll, beforeAll, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { procedures } from './index.ts'
import { seedDesk } from './seed-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, messaging, procedures], now: '2026-12-02T10:00:00+09:00' })
})
afterAll(() => house.close())

const open = (env: House['config']['env']) =>
  house.db.transact((tx) => seedDesk(tx, { ...house, config: { ...house.config, env } }))
const states = async () => {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from procedures.applications group by state order by state`.execute(
    house.db.kysely,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

test('本番では、見本の仕事は机に置かれない', async () => {
  await open('production')
  expect(await states()).toEqual({})
})

test('見本の区を初めて開くと、職員の受付箱に、いろいろな段階の仕事がある。二度目は増えない', async () => {
  await open('demo')
  await open('demo')
  expect(await states()).toEqual({ in_review: 2, proposed: 1, submitted: 4 })
  const desk = await browse(testApp(house), await staffSignInAs(house, '高橋真')).get('/staff')
  const shown = await desk.text()
  expect(shown).toContain('渡辺久美')
  expect(shown).toMatch(/郵送[\s\S]*窓口/)
})
