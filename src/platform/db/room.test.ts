import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ReadOnly } from '#platform/errors/index.ts'
import { enqueue, startWorker } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { sql } from './index.ts'

let done = 0
const writing: Module = {
  name: 'writing',
  tasks: {
    'writing.task': async () => {
      done += 1
    },
  },
  routes: (app, { db }) => {
    for (const path of ['/writing', '/api/v1/writing'])
      app.get(path, async (c) => {
        await db.transact((tx) => sql`select 1`.execute(tx))
        return c.text('written')
      })
  },
}

let free = 900e6
let milliseconds = 0
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    modules: [writing],
    room: {
      folders: ['/'],
      leastBytes: 500e6,
      freeBytes: () => Promise.resolve(free),
      milliseconds: () => milliseconds,
    },
  })
})
afterAll(() => house.close())
beforeEach(async () => {
  milliseconds += 3_600_000
  free = 2e9
  await house.db.room.look()
})

const withoutRuby = (html: string) => html.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<\/?ruby>/g, '')
const write = () => house.db.transact((tx) => sql`select 1`.execute(tx))

test('空きが足りなくなると何も書かず、2倍に戻るまで書かない', async () => {
  free = 499e6
  await house.db.room.look()
  await expect(write()).rejects.toThrow(ReadOnly)
  free = 999e6
  await house.db.room.look()
  await expect(write()).rejects.toThrow(ReadOnly)
  free = 1000e6
  await house.db.room.look()
  await write()
})

test('データベースが「場所がない」と言えば、1分のあいだ書かない', async () => {
  const refused = house.db.transact((tx) =>
    sql`do $$ begin raise exception using errcode = '53100', message = 'no space left on device'; end $$`.execute(tx),
  )
  await expect(refused).rejects.toThrow(ReadOnly)
  await expect(write()).rejects.toThrow(ReadOnly)
  milliseconds += 60_000
  await write()
})

test('書かずには開けないページは、開けないこと、前のものがあること、電話を3つのことばで言い、プログラムにも言う', async () => {
  const app = testApp(house)
  free = 1e6
  await house.db.room.look()
  const pages = {
    '/writing': 'このページは開けません',
    '/easy/writing': 'このページを見ることができません',
    '/en/writing': 'cannot be opened',
  }
  for (const [path, words] of Object.entries(pages)) {
    const answer = await app.request(path)
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '60'])
    const html = withoutRuby(await answer.text())
    expect(html).toContain(words)
    expect(html).toContain(house.profile.phone)
  }
  const answer = await app.request('/api/v1/writing')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'read_only' })
})

test('そのあいだ処理係は休み、空きができると続きをする', async () => {
  const worker = await startWorker(house)
  const listeners = async () =>
    (
      await sql`select from pg_stat_activity where datname = current_database() and query ilike 'listen "jobs:%'`.execute(
        house.db.kysely,
      )
    ).rows.length
  try {
    await vi.waitFor(async () => expect(await listeners()).toBeGreaterThan(0), 10_000)
    free = 1e6
    await house.db.room.look()
    await vi.waitFor(async () => expect(await listeners()).toBe(0), 10_000)
    await house.db.kysely.transaction().execute((tx) => enqueue(tx, 'writing.task', {}))
    expect(done).toBe(0)
    free = 2e9
    await house.db.room.look()
    await vi.waitFor(() => expect(done).toBe(1), 10_000)
  } finally {
    await worker.stop()
  }
})
