import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { keepMonths } from './actions/keep-months.ts'
import { filed, filedPublic, moved, published } from './testing/filed.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports], now: '2026-11-27T21:00:00+09:00' })
  app = testApp(house)
})
afterAll(() => house.close())

const page = async (path: string) => (await app.request(path)).text()
const numbersIn = (html: string) => [...new Set([...html.matchAll(/\/reports\/(M8-[\d-]+)"/g)].map((m) => m[1]))]

test('新しい順に並び、続きを開くと番号も続き、どれも一度だけ出る', async () => {
  const all = []
  for (let at = 0; at < 23; at += 1) {
    house.setNow(`2026-11-27T10:${String(at).padStart(2, '0')}:00+09:00`)
    all.push((await filed(house)).number)
  }
  const first = await page('/reports')
  const next = /href="(\/reports\?after=[^"]+)"/.exec(first)?.[1] ?? ''
  const second = await page(next)
  expect([...numbersIn(first), ...numbersIn(second)]).toEqual(all.toReversed())
  expect(second).toMatch(/<ol class="reports" start="21">/)
  expect(first).toMatch(/23<|23件/)
})

test('町名、種類、様子、言葉で絞り込める', async () => {
  const bench = await filedPublic(house, {
    category: 'bench',
    town: '大泉学園町五丁目',
    description: 'ベンチの板が割れています',
  })
  await moved(house, bench.id, { to: 'in_progress' })
  for (const query of [
    'town=大泉学園町',
    'kind=park',
    'kind=park.bench',
    'state=working',
    'word=ベンチの板',
    'town=おおいずみがくえん',
  ])
    expect(numbersIn(await page(`/reports?${encodeURI(query)}`))).toEqual([bench.number])
  expect(numbersIn(await page(`/reports?${encodeURI('kind=park&state=done')}`))).toEqual([])
  expect(await page(`/reports?${encodeURI('town=存在しない町')}`)).toContain('見')
})

test('一覧にしぼりこみがあるときは、検索ロボットに載せないように伝える', async () => {
  expect(await page('/reports?kind=road')).toContain('<meta name="robots" content="noindex, nofollow"/>')
  expect(await page('/reports')).not.toContain('noindex')
})

test('1年の数は、月ごとの数から出る', async () => {
  house.setNow('2026-12-01T09:00:00+09:00')
  const { id } = await filedPublic(house)
  house.setNow('2026-12-04T09:00:00+09:00')
  await moved(house, id, { to: 'fixed', said: '灯具を取り替えました。' })
  await keepMonths(house)
  const html = await page('/reports')
  expect(html.replaceAll(/<[^>]+>/g, '')).toMatch(/25件/)
  expect(html.replaceAll(/<rt>.*?<\/rt>|<[^>]+>/g, '')).toContain('約3日')
  await published(house, id, 'hidden', 'abuse')
})

test('一覧は30KBより軽く、要らない文字の並びでも壊れない', async () => {
  expect(brotliCompressSync(await page('/reports')).length).toBeLessThan(30_000)
  for (const odd of ['after=x.y', 'state=nothing', 'kind=road.', 'word=%25_', 'kind=constructor'])
    expect((await app.request(`/reports?${odd}`)).status).toBe(200)
})
