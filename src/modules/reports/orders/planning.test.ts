import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import { formOf } from '#platform/testing/index.ts'
import { awaits } from './awaits.ts'
import type { OrderId } from './index.ts'
import { michi, ofMichi, openOrderDesk, type OrderDesk, sql, text, where } from './fixtures/order-desk.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await openOrderDesk()
})
afterAll(() => desk.close())

// East of the ward office, one behind the other.
const place = (east: number) => ({ place: { lat: 35.7356, lon: 139.6522 + east / 1000 } })
const turnsOf = (ids: readonly OrderId[]) => Promise.all(ids.map(async (id) => (await desk.orderOf(id)).turn))
const dayOf = (on: string, who = 'own') => `/staff/orders/day?${new URLSearchParams({ on, who }).toString()}`
const send = async (page: string, fields: [string, string][]) => {
  const form = formOf(await text(desk.nagai.get(page)), '/staff/orders/day')
  for (const [name] of fields) form.delete(name)
  for (const [name, value] of fields) form.append(name, value)
  return desk.nagai.post('/staff/orders/day', form)
}

test('一日の予定は道順に並び、近い順に並べ、前へ後へ動かせる', async () => {
  const on = '2026-12-01'
  const far = await desk.ordered({ day: on }, place(12))
  const near = await desk.ordered({ day: on }, place(2))
  const middle = await desk.ordered({ day: on }, place(6))
  const page = await text(desk.nagai.get(dayOf(on)))
  const at = (id: OrderId) => page.indexOf(`href="/staff/orders/${id}">`, page.indexOf('class="stops"'))
  expect(at(near)).toBeLessThan(at(middle))
  expect(at(middle)).toBeLessThan(at(far))
  expect(page).toContain('3か所　まっすぐ測って1.1km')
  expect(page).toContain('class="way"')
  expect(await turnsOf([near, middle, far])).toEqual([null, null, null])
  expect(where(await send(dayOf(on), [['deed', 'nearest']]))).toContain('done=arranged')
  expect(await turnsOf([near, middle, far])).toEqual([1, 2, 3])
  await send(dayOf(on), [['deed', `up:${far}`]])
  expect(await turnsOf([near, far, middle])).toEqual([1, 2, 3])
  await send(dayOf(on), [['deed', `down:${near}`]])
  expect(await turnsOf([far, near, middle])).toEqual([1, 2, 3])
  const urgent = await desk.ordered({ day: on, urgent: 'yes' }, place(9))
  await send(dayOf(on), [['deed', 'nearest']])
  expect((await desk.orderOf(urgent)).turn).toBe(1)
})

test('選んだものを別の日の別の人へ移すと、見込みの日も変わり、変わっていたものは残る', async () => {
  const on = '2026-12-03'
  const [one, two] = [await desk.ordered({ day: on }), await desk.ordered({ day: on })]
  const picked = (id: OrderId, version: number): [string, string] => ['order', `${id}:${version}`]
  const plan: [string, string][] = [
    ['day', '2026-12-04'],
    ['who', ofMichi],
    ['deed', 'move'],
  ]
  expect((await send(dayOf(on), plan)).status).toBe(422)
  const moved = await send(dayOf(on), [picked(one, 1), picked(two, 7), ...plan])
  expect(where(moved)).toContain('moved=1&left=1')
  const order = await desk.orderOf(one)
  expect(order).toMatchObject({ employer: michi, version: 2, turn: null })
  expect(order.plannedOn.toString()).toBe('2026-12-04')
  expect(order.reportId && (await desk.report(order.reportId))?.expectedOn?.toString()).toBe('2026-12-04')
  expect((await desk.orderOf(two)).plannedOn.toString()).toBe(on)
  expect((await desk.stepsOf(one)).at(-1)).toMatchObject({ kind: 'replanned', details: { fromOn: on, who: ofMichi } })
  expect(await text(desk.nagai.get(dayOf('2026-12-04', ofMichi)))).toContain(order.title)
})

test('一覧は日・状態・人・急ぎ・言葉・番号で絞れ、次のページに続く', async () => {
  const id = await desk.ordered({ day: '2026-12-10', urgent: 'yes', who: ofMichi, title: '桜台の樹名板を直す' })
  const other = await desk.ordered({ day: '2026-12-11' })
  const finds = async (query: string) =>
    (await text(desk.nagai.get(`/staff/orders?${query}`))).includes(`/staff/orders/${id}"`)
  const { number } = await desk.orderOf(id)
  const yes = [
    '',
    'on=2026-12-10',
    'urgent=yes',
    `who=${encodeURIComponent(ofMichi)}`,
    'find=樹名板',
    `find=${number}`,
    'states=ordered',
  ]
  for (const query of yes) expect(await finds(query), query).toBe(true)
  for (const query of ['on=2026-12-11', 'who=own', 'find=噴水', 'states=reported', 'states=late', 'on=today'])
    expect(await finds(query), query).toBe(false)
  expect(other).not.toBe(id)
  await desk.write(sql`
    insert into reports.orders (number, kind, office_id, title, position, town, is_urgent, planned_on, state, state_since, ordered_at, ordered_by)
    select 'W8-T' || n, 'cleaning', o.office_id, '側溝の掃除', o.position, o.town, false, '2027-01-04', 'ordered', now(), now(), o.ordered_by
    from reports.orders o, generate_series(1, 60) n where o.id = ${id}`)
  const seen = new Set<string>()
  for (let path: string | undefined = '/staff/orders?on=2027-01-04'; path; ) {
    const page: string = await text(desk.nagai.get(path))
    for (const [, row = ''] of page.matchAll(/<th scope="row"><a href="\/staff\/orders\/([\w-]+)"/g)) seen.add(row)
    path = /href="(\/staff\/orders\?[^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.size).toBe(60)
})

test('検収待ち・できなかったもの・予定日を過ぎたものが、待つものに出て、担当だけに出る', async () => {
  const [reported, unable] = [await desk.ordered({ who: ofMichi }), await desk.ordered({ who: ofMichi })]
  await desk.crew('大野修', reported, { to: 'reported', outcome: '直した' })
  await desk.crew('大野修', unable, { to: 'unable', note: '雨' })
  await desk.house.setNow('2026-12-02T10:00:00+09:00')
  const late = await desk.read(sql`select 1 from reports.orders where planned_on < '2026-12-02' and state = 'ordered'`)
  expect(late.length).toBeGreaterThan(0)
  const { house } = desk
  const waitingFor = async (name: string) => {
    const staff = await staffActor(house, name)
    return (await house.db.read((tx) => awaits(tx, staff, house))).map(({ title, href }) => `${title} ${href}`)
  }
  expect(await waitingFor('永井駿')).toEqual([
    '検収待ちの作業 /staff/orders?states=reported',
    'できなかった作業 /staff/orders?states=unable',
    '予定日を過ぎた作業 /staff/orders?states=late',
  ])
  expect(await waitingFor('大野修')).toEqual([])
  expect(await waitingFor('古川大輔')).toEqual([])
  expect(await text(desk.nagai.get('/staff/orders?states=late'))).toContain('日過ぎた')
  await desk.house.setNow('2026-11-27T10:00:00+09:00')
})

test('表に書き出すと、式になる文字から始まる言葉は式にならない', async () => {
  await desk.ordered({ day: '2026-12-15', title: '=HYPERLINK("http://x")' })
  const csv = await text(desk.nagai.get('/staff/orders/export?on=2026-12-15'))
  expect(csv).toContain('作業番号')
  expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m)
  const audit = await desk.read(sql`select 1 from platform.audit where action = 'reports.orders.export'`)
  expect(audit.length).toBeGreaterThan(0)
})
