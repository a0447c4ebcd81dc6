import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../../index.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { staffActor } from '../../testing/staff-actor.ts'

let house: TestHouse
let takahashi: Staff
let desk: (name: string) => Promise<ReturnType<typeof browse>>
const officeId = () => takahashi.posts[0]?.officeId ?? ''

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: '2026-12-02T10:00:00+09:00' })
  takahashi = await staffActor(house, '高橋真')
  const app = testApp(house)
  desk = async (name) => browse(app, await staffSignInAs(house, name))
  await house.db.transact((tx) =>
    writeManyCases(tx, { count: 2, state: 'submitted', applicants: [demoPersonId(1)], at: house.clock.now() }),
  )
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`delete from procedures.queue_views`.execute(house.db.kysely)
})

const page = '/staff/queue/views'

test('保存した一覧は受付箱の上に並び、自分のものはほかの職員に見えない', async () => {
  const makoto = await desk('高橋真')
  const saved = await makoto.submit(`${page}?view=all&channel=post`, { name: '郵送の全部' }, page)
  expect(saved.headers.get('location')).toBe('/staff?channel=post&view=all')
  const html = await (await makoto.get('/staff?channel=post&view=all')).text()
  expect(html).toMatch(/href="\/staff\?channel=post&amp;view=all" aria-current="page">郵送の全部</)
  expect(await (await (await desk('森大地')).get('/staff')).text()).not.toContain('郵送の全部')
})

test('はじめに開くと決めた一覧で受付箱が開き、やめると、いつもの一覧に戻る', async () => {
  const makoto = await desk('高橋真')
  await makoto.submit(`${page}?due=overdue&view=all`, { name: '過ぎたもの', opens: 'yes' }, page)
  expect(await (await makoto.get('/staff')).text()).toContain('この条件の申請はありません。')
  expect(await (await makoto.get('/staff?view=all')).text()).not.toContain('この条件の申請はありません。')
  const kept = await (await makoto.get(page)).text()
  const stop = /action="(\/staff\/queue\/views\/[^"]+\/no-default)"/.exec(kept)?.[1] ?? ''
  await makoto.submit(page, {}, stop)
  expect(await (await makoto.get('/staff')).text()).not.toContain('この条件の申請はありません。')
})

test('係の一覧は、決める職員だけが作れてなくせ、係の全員に見え、よその課には見えない', async () => {
  const misaki = await desk('田中美咲')
  await misaki.submit(`${page}?states=second-check&view=all`, { name: '二人目', office: officeId() }, page)
  const makoto = await desk('高橋真')
  expect(await (await makoto.get('/staff')).text()).toContain('係：二人目')
  const { rows } = await sql<{ id: string }>`select id from procedures.queue_views`.execute(house.db.kysely)
  const removal = `${page}/${rows[0]?.id}/removal`
  expect(await (await makoto.get(page)).text()).not.toContain(removal)
  const refused = await makoto.submit(page, { name: '勝手な一覧', office: officeId(), query: 'view=all' })
  expect(refused.status).toBe(403)
  expect(await (await (await desk('加藤誠')).get(page)).text()).not.toContain('二人目')
  expect((await misaki.submit(page, {}, removal)).status).toBe(303)
  expect(await (await makoto.get('/staff')).text()).not.toContain('係：二人目')
})

test('同じ名前は二つ保存できず、アドレスに書き足したものは保存されない', async () => {
  const makoto = await desk('高橋真')
  await makoto.submit(`${page}?view=all`, { name: '同じ名前' }, page)
  const again = await makoto.submit(`${page}?view=mine`, { name: '同じ名前' }, page)
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('もうあります')
  await makoto.submit(page, { name: '書き足し', query: 'view=all&find=佐藤花子&procedure=A%20B' })
  const { rows } = await sql<{ query: string }>`
    select query from procedures.queue_views where name = '書き足し'`.execute(house.db.kysely)
  expect(rows).toEqual([{ query: 'view=all' }])
})
