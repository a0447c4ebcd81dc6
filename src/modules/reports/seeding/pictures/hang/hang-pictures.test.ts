import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../../../index.ts'
import { requireCatalogue } from '../../../record/index.ts'
import { seedReports } from '../../seed-reports.ts'
import { hangPictures } from './hang-pictures.ts'
import { drawnKinds } from './scene-of.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports] })
  mkdirSync(house.config.dataDir, { recursive: true })
  await seedReports(house, { reports: 60 })
})
afterAll(() => house.close())

test('見本のレポートに写真がつき、だれでも見られ、説明があり、終わったものには終わりの写真もある。もう一度しても増えない', async () => {
  expect(await hangPictures(house, 6)).toBe(6)
  expect(await hangPictures(house, 6)).toBe(0)
  const { rows } = await sql<{ id: string; role: string; alt: string; isDone: boolean }>`
    select p.id, p.role, p.alt, r.state in ('fixed', 'thanked') as "isDone"
    from reports.shown_photos p join reports.reports r on r.id = p."reportId" order by p.id`.execute(house.db.kysely)
  expect(rows.filter(({ role }) => role === 'near')).toHaveLength(6)
  expect(rows.filter(({ role }) => role === 'after').every(({ isDone }) => isDone)).toBe(true)
  for (const { alt } of rows) expect(alt.length).toBeGreaterThan(5)
  const app = testApp(house)
  for (const size of ['large', 'medium', 'small']) {
    const response = await app.request(`/reports/photos/${rows[0]?.id}/${size}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^image\//)
  }
})

test('写真を描く種類は、どれも区の決まりにある', () => {
  const { categories } = requireCatalogue(house)
  for (const kind of drawnKinds) expect(categories.has(kind), kind).toBe(true)
})
