import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { anonymous } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { fileReport, findReport, lockReport, moveReport, publishReport, type ReportId, stepsOf } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  // A Friday evening.
  house = await testHouse({ modules: [people, reports], now: '2026-11-27T21:00:00+09:00' })
})
afterAll(() => house.close())

const lamp = {
  category: 'street-lamp',
  channel: 'web',
  place: { lat: 35.7595, lon: 139.63 },
  town: '光が丘二丁目',
  owner: 'ward',
  description: '公園の北側の街路灯がつきません。電話は０３－３９９３－１１１１です。',
} as const

const file = (more: Partial<Parameters<typeof fileReport>[3]> = {}) =>
  house.db.transact((tx) => fileReport(tx, house, anonymous, { ...lamp, ...more }))

const shown = async (id: ReportId) => {
  const { rows } = await sql<{
    text: string
    state: string
  }>`select text, state from reports.shown where id = ${id}`.execute(house.db.kysely)
  return rows[0]
}

async function countOnMap(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select sum(n)::int as n from reports.map_counts group by zoom order by zoom`.execute(house.db.kysely)
  return rows.map(({ n }) => n)
}

test('街路灯は道路公園課へ届き、開庁日で5日のうちに答える', async () => {
  const { id, number } = await file()
  expect(number).toMatch(/^M8-/)
  const report = await house.db.read((tx) => findReport(tx, id))
  expect(report).toMatchObject({ state: 'received', shape: 'received', shownTitle: '街路灯がつかない' })
  expect(report?.dueOn?.toString()).toBe('2026-12-04')
  const { rows } = await sql<{ key: string }>`select key from people.offices where id = ${report?.officeId}`.execute(
    house.db.kysely,
  )
  expect(rows[0]?.key).toBe('roads-parks')
})

test('確かめる前は種類と場所だけが見え、電話番号は公開する文にない', async () => {
  const { id } = await file()
  expect(await shown(id)).toEqual({ text: '', state: 'received' })
  await house.db.transact(async (tx) => {
    const report = await lockReport(tx, id)
    if (report) await publishReport(tx, house, anonymous, report, { to: 'public', by: { kind: 'system' } })
  })
  expect((await shown(id))?.text).toBe('公園の北側の街路灯がつきません。電話は＊＊＊です。')
})

test('隠したものは、地図の数からもすぐに消える', async () => {
  const before = await countOnMap()
  const { id } = await file()
  expect(await countOnMap()).toEqual(before.map((n) => n + 1))
  await house.db.transact(async (tx) => {
    const report = await lockReport(tx, id)
    if (report)
      await publishReport(tx, house, anonymous, report, { to: 'hidden', by: { kind: 'system' }, reason: 'abuse' })
  })
  expect(await shown(id)).toBeUndefined()
  expect(await countOnMap()).toEqual(before)
})

test('人の家の近くの場所は、約100メートルの広さで見せる', async () => {
  const { id } = await file({ nearHome: true, place: { lat: 35.75953, lon: 139.63017 } })
  const report = await house.db.read((tx) => findReport(tx, id))
  expect(report).toMatchObject({ lat: 35.75953, shownLat: 35.75925, shownLon: 139.63015, isCoarse: true })
})

test('ほかの機関が持つ間は期限が進まず、戻った日から残りを数える', async () => {
  const { id } = await file()
  const move = (to: 'handed_over' | 'in_progress', body?: string) =>
    house.db.transact(async (tx) => {
      const report = await lockReport(tx, id)
      if (report) await moveReport(tx, house, anonymous, report, { to, body, by: { kind: 'system' } })
    })
  await move('handed_over', 'power-company')
  house.setNow('2026-12-02T10:00:00+09:00')
  await move('in_progress')
  const report = await house.db.read((tx) => findReport(tx, id))
  // Monday, Tuesday and Wednesday had passed.
  expect(report?.dueOn?.toString()).toBe('2026-12-09')
  const steps = await house.db.read((tx) => stepsOf(tx, id))
  expect(steps.map(({ to }) => to)).toEqual(['received', 'handed_over', 'in_progress'])
})

test('まとめた先にまとめることも、輪になることもできない', async () => {
  const [a, b, c] = [await file(), await file(), await file()]
  const merge = (from: ReportId, into: ReportId) =>
    house.db.transact(async (tx) => {
      const report = await lockReport(tx, from)
      if (report)
        await moveReport(tx, house, anonymous, report, { to: 'duplicate', mergedInto: into, by: { kind: 'system' } })
    })
  await merge(a.id, b.id)
  await expect(merge(b.id, a.id)).rejects.toMatchObject({ code: '23514' })
  await expect(merge(c.id, a.id)).rejects.toMatchObject({ code: '23514' })
  await expect(merge(b.id, c.id)).rejects.toMatchObject({ code: '23514' })
})
