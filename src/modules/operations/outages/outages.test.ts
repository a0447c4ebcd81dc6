import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { outagesSince } from '#platform/time/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { operations } from '../index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, operations], now: '2026-12-02T10:00:00+09:00' })
  app = testApp(house)
})
afterAll(() => house.close())

const page = '/staff/outages'
const asStaff = async (name: string) => browse(app, await staffSignInAs(house, name))
const night = {
  beganOn: '令和8年12月1日',
  beganAt: '21:40',
  endedOn: '2026-12-01',
  endedAt: '２３時０５分',
  reason: 'データベースの停止',
  sure: 'yes',
}
const recorded = () => house.db.read((tx) => outagesSince(tx, Temporal.PlainDate.from('2026-11-01')))

test('係員と受託の人は、使えなかった時間を記録できない', async () => {
  expect((await (await asStaff('高橋真')).get(page)).status).toBe(403)
  expect((await (await asStaff('平野ゆい')).get(page)).status).toBe(403)
  expect((await app.request(page)).status).toBe(303)
})

test.each([
  ['直った時刻が先', { endedAt: '21:40' }, '直った時刻は、止まった時刻より後に'],
  ['まだ来ていない', { endedOn: '2026-12-02', endedAt: '10:01' }, 'まだ来ていない時刻です'],
  ['時刻でない', { beganAt: '夜' }, '時刻を「21:40」の形で'],
  ['古すぎる', { beganOn: '2026-01-05', endedOn: '2026-01-05' }, '90日より前のことは'],
  ['確かめていない', { sure: '' }, '期限を延ばすことを確かめました'],
])('%sときは欄で断り、書いたものは残り、何も延びない', async (_, wrong, said) => {
  const refused = await (await asStaff('鈴木一')).submit(page, { ...night, ...wrong })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain(said)
  expect(html).toContain('データベースの停止</textarea>')
  expect(await recorded()).toEqual([])
})

test('管理者が記録すると、延びた日が見え、同じ時間はもう一度記録できない', async () => {
  const browser = await asStaff('鈴木一')
  expect((await browser.submit(page, night)).headers.get('location')).toBe(`${page}?done=recorded`)
  const shown = await (await browser.get(`${page}?done=recorded`)).text()
  expect(shown).toMatch(/この間に終わる期限は、[^<]*12月2日/)
  expect(shown).toContain('鈴木一')
  const again = await browser.submit(page, { ...night, beganAt: '23:00', endedAt: '23:30' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('この時間は、もう記録されています')
  expect(await recorded()).toMatchObject([{ beganAt: Temporal.Instant.from('2026-12-01T12:40:00Z') }])
})
