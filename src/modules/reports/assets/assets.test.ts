import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import { assetCard } from './index.ts'
import { friday, openRegister, type Register, sql, text, where } from './fixtures/register.ts'
import { moveOrder } from '../orders/index.ts'
import type { AssetId } from '../record/index.ts'

let register: Register
beforeAll(async () => {
  register = await openRegister()
})
afterAll(() => register.close())

const path = (id: AssetId) => `/staff/reports/assets/${id}`
const changes = (id: AssetId) =>
  register.read(
    sql<{ kind: string; before: object; after: object }>`
      select kind, before, after from reports.asset_changes where asset_id = ${id} order by number`,
  )

test('番号を空けて入れると、その種類の次の番号が付き、台帳のはじめの記録が残る', async () => {
  const first = await register.asset(await register.lamp())
  const second = await register.asset(await register.lamp())
  expect([first.plate, second.plate]).toEqual(['L-0001', 'L-0002'])
  const taken = await register.takagi.submit(
    '/staff/reports/assets/new?kind=lamp',
    { label: '別の街路灯', plate: 'Ｌ-0001', lat: '35.7595', lon: '139.63' },
    '/staff/reports/assets/new',
  )
  expect(taken.status).toBe(422)
  expect(await taken.text()).toContain('もう使われています')
})

test('場所のないもの、種類の答えの合わないものは入らず、書いたものは残る', async () => {
  const add = (fields: Record<string, string>) =>
    register.takagi.submit('/staff/reports/assets/new?kind=lamp', fields, '/staff/reports/assets/new')
  const without = await add({ label: '場所のない街路灯' })
  expect(without.status).toBe(422)
  expect(await without.text()).toMatch(/場所を地図で選んでください[\s\S]*場所のない街路灯/)
  const wrong = await add({ label: '街路灯', lat: '35.7595', lon: '139.63', 'attribute-watts': '明るい' })
  expect(await wrong.text()).toContain('数字で書いてください')
  const outside = await add({ label: '街路灯', lat: '35.0', lon: '139.0' })
  expect(await outside.text()).toContain('区の外の場所です')
})

test('直すと、前と後とだれがいつ直したかが残り、書き換えられない', async () => {
  const id = await register.lamp({ 'attribute-light': 'mercury', 'attribute-watts': '100' })
  const done = await register.takagi.submit(
    `${path(id)}/change`,
    { label: '北口の街路灯', 'attribute-light': 'led', 'attribute-watts': '３２', why: '灯具を替えた' },
    `${path(id)}/change`,
  )
  expect(where(done)).toBe(`${path(id)}?done=changed`)
  expect((await changes(id)).at(-1)).toMatchObject({
    kind: 'changed',
    before: { 'attributes.light': 'mercury', 'attributes.watts': '100' },
    after: { 'attributes.light': 'led', 'attributes.watts': '32' },
  })
  const page = await text(register.takagi.get(path(id)))
  expect(page).toContain('灯具の種類：水銀灯 → LED')
  expect(page).toContain('高木正夫')
  await expect(register.write(sql`update reports.asset_changes set note = 'x'`)).rejects.toMatchObject({
    code: '42501',
  })
})

test('ほかの人が先に直したものは、見たときの版では直せない', async () => {
  const id = await register.lamp()
  const seen = String((await register.asset(id)).version)
  const change = (label: string, version: string) =>
    register.takagi.submit(`${path(id)}/change`, { label, version, 'attribute-watts': '' }, `${path(id)}/change`)
  expect((await change('一番の灯', seen)).status).toBe(303)
  const late = await change('二番の灯', seen)
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('ほかの人が先に直しました')
  expect(await text(register.takagi.get(path(id)))).toContain('一番の灯')
})

test('移すと場所の前と後が残り、地図のボタンだけでは何も変わらない', async () => {
  const id = await register.lamp()
  const move = (fields: Record<string, string>) =>
    register.takagi.submit(`${path(id)}/move`, fields, `${path(id)}/move`)
  const step = await move({ placeStep: 'move:north:50' })
  expect(step.status).toBe(200)
  expect(await changes(id)).toHaveLength(1)
  expect(where(await move({ lat: '35.76', lon: '139.631' }))).toContain('done=moved')
  expect((await changes(id)).at(-1)).toMatchObject({ kind: 'moved', after: { position: '35.760000, 139.631000' } })
})

test('撤去すると一覧から消え、先の日には撤去できず、戻すこともできる', async () => {
  const id = await register.lamp({ label: '撤去する街路灯' })
  const end = (endedOn: string) => register.takagi.submit(path(id), { endedOn }, `${path(id)}/end`)
  expect(await text(end('2026-12-24'))).toContain('きょうまでの日を書いてください')
  expect(where(await end('2026-11-27'))).toContain('done=ended')
  const { plate } = await register.asset(id)
  expect(await text(register.nagai.get(`/staff/reports/assets?plate=${plate}`))).toContain(
    '当てはまる施設物はありません',
  )
  expect(await text(register.nagai.get('/staff/reports/assets?standing=ended'))).toContain('撤去する街路灯')
  expect(where(await register.takagi.submit(path(id), { note: '取り違え' }, `${path(id)}/restoration`))).toContain(
    'done=restored',
  )
  expect((await register.asset(id)).endedOn).toBeNull()
  expect((await changes(id)).map(({ kind }) => kind)).toEqual(['registered', 'ended', 'restored'])
})

test('直せるのは決まりを直せる人だけで、ほかの課の施設物は無いものになる', async () => {
  const id = await register.lamp()
  expect(await text(register.nagai.get(path(id)))).not.toContain(`action="${path(id)}/end"`)
  expect((await register.nagai.get(`${path(id)}/change`)).status).toBe(403)
  expect((await register.nagai.get('/staff/reports/assets/import')).status).toBe(403)
  const furukawa = await register.signIn('古川大輔')
  expect((await furukawa.get(path(id))).status).toBe(404)
  expect(await text(furukawa.get('/staff/reports/assets'))).not.toContain('北口の街路灯')
})

test('点検の作業を検収すると、前の点検の日が入り、次の点検の日が決まる', async () => {
  const id = await register.lamp({ label: '点検する街路灯', installedOn: '2015-04-01' })
  expect(String((await register.asset(id)).inspectBy)).toBe('2020-04-01')
  const due = await text(register.nagai.get('/staff/reports/assets?inspection=due'))
  expect(due).toContain('点検する街路灯')
  const [takagi, nagai] = [await staffActor(register.house, '高木正夫'), await staffActor(register.house, '永井駿')]
  const order = await register.order(takagi, {
    kind: 'inspection',
    officeId: takagi.posts[0]?.officeId ?? (await Promise.reject(new Error('no post'))),
    assetId: id,
    title: '街路灯の点検',
    place: { lat: 35.7595, lon: 139.63 },
    town: '光が丘二丁目',
    isUrgent: false,
    plannedOn: Temporal.PlainDate.from('2026-11-27'),
  })
  if (!order) throw new Error('no order')
  expect(await text(register.nagai.get(path(id)))).toMatch(/終わっていないこと[\s\S]*街路灯の点検[\s\S]*場所/)
  await register.house.db.transact(async (tx) => {
    await moveOrder(tx, register.house, nagai, await locked(tx, order), {
      to: 'reported',
      outcome: '異常なし。',
      minutes: 20,
    })
  })
  await register.house.db.transact(async (tx) => {
    await moveOrder(tx, register.house, takagi, await locked(tx, order), { to: 'accepted' })
  })
  expect(String((await register.asset(id)).inspectBy)).toBe('2031-11-27')
  const page = await text(register.nagai.get(path(id)))
  expect(page).toContain('異常なし。')
  expect(page).toContain('終わっていないレポートも作業もありません')
  const card = await register.house.db.read((tx) => assetCard(tx, register.house, id))
  expect(card?.events.map(({ source, what }) => `${source}:${what}`)).toEqual(['order:accepted', 'change:registered'])
})

test('前の点検も設置も分からないものは、点検が分からないものとして出る', async () => {
  await register.lamp({ label: '古い街路灯' })
  expect(await text(register.nagai.get('/staff/reports/assets?inspection=unknown'))).toContain('古い街路灯')
})

test('レポートは、終わっていない間は上に、終わると経過に出る', async () => {
  register.house.setNow(friday)
  const id = await register.lamp()
  const report = await register.file()
  await register.write(sql`update reports.reports set asset_id = ${id} where id = ${report}`)
  const page = await text(register.nagai.get(path(id)))
  expect(page).toMatch(new RegExp(`終わっていないこと[\\s\\S]*/staff/reports/${report}`))
  expect(await text(register.nagai.get('/staff/reports/assets'))).toContain('レポート1件')
})

async function locked(tx: Parameters<typeof moveOrder>[0], id: string) {
  const { lockOrder } = await import('../orders/index.ts')
  const order = await lockOrder(tx, id as never)
  if (!order) throw new Error('no order')
  return order
}
