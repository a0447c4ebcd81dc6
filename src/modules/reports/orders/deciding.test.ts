import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formOf } from '#platform/testing/index.ts'
import { friday, ofMichi, openOrderDesk, type OrderDesk, sql, text, where } from './fixtures/order-desk.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await openOrderDesk()
})
beforeEach(() => desk.house.setNow(friday))
afterAll(() => desk.close())

const reportOf = async (id: Parameters<OrderDesk['orderOf']>[0]) => {
  const { reportId } = await desk.orderOf(id)
  if (!reportId) throw new Error('no report')
  return reportId
}

test('検収と、レポートの「直した」という答えと、見せる写真が、一度に決まる', async () => {
  const id = await desk.ordered({ who: ofMichi })
  const report = await reportOf(id)
  await desk.photograph(report)
  const photo = await desk.photographAfter(report)
  await desk.crew('大野修', id, { to: 'started' })
  await desk.crew('大野修', id, { to: 'reported', outcome: '灯具を替えた', minutes: 40 })
  const page = await text(desk.nagai.get(desk.page(id)))
  expect(page).toContain('灯具を替えた')
  expect(page).toContain('40分')
  const filled = await desk.decide(desk.nagai, id, 'acceptance', { deed: 'fill', template: 'lamp-fixed' })
  expect(await text(filled)).toContain('つくことを確かめました')
  const bare = await desk.decide(desk.nagai, id, 'acceptance', { answer: 'fixed', said: '' })
  expect(bare.status).toBe(422)
  expect((await desk.orderOf(id)).state).toBe('reported')
  const done = await desk.decide(desk.nagai, id, 'acceptance', {
    answer: 'fixed',
    said: '灯具を替えました。',
    picture: photo,
  })
  expect(where(done)).toBe(`${desk.page(id)}?done=answered`)
  expect(await desk.orderOf(id)).toMatchObject({ state: 'accepted' })
  expect(await desk.report(report)).toMatchObject({ state: 'fixed', answer: '灯具を替えました。' })
  const shown = await desk.read(sql`select 1 from reports.photos where id = ${photo} and shown_file_id is not null`)
  expect(shown).toHaveLength(1)
  const moves = await desk.read(
    sql`select 1 from platform.events where type = 'reports.moved' and subject_id = ${report} and data ->> 'to' = 'fixed'`,
  )
  expect(moves).toHaveLength(1)
})

test('結果を知らせた本人は検収できず、ほかの人ならできる', async () => {
  const id = await desk.ordered()
  await desk.crew('永井駿', id, { to: 'reported', outcome: '直した' })
  expect(await text(desk.nagai.get(desk.page(id)))).toContain('結果を知らせた本人は検収できません')
  const form = formOf(await text(desk.nagai.get(desk.page(id))), `${desk.page(id)}/return`)
  form.set('answer', 'later')
  const own = await desk.nagai.post(`${desk.page(id)}/acceptance`, form)
  expect(own.status).toBe(422)
  expect((await desk.orderOf(id)).state).toBe('reported')
  const other = await desk.decide(desk.komatsu, id, 'acceptance', { answer: 'later' })
  expect(where(other)).toContain('done=accepted')
  expect(await desk.orderOf(id)).toMatchObject({ state: 'accepted' })
  expect(await desk.report(await reportOf(id))).toMatchObject({ state: 'scheduled' })
  const itself = desk.write(sql`update reports.orders set accepted_by = reported_by where id = ${id}`)
  await expect(itself).rejects.toMatchObject({ code: '23514' })
})

test('手直しには言葉が要り、作業した人に戻る', async () => {
  const id = await desk.ordered({ who: ofMichi })
  await desk.crew('村上航', id, { to: 'reported', outcome: '直した' })
  expect((await desk.decide(desk.nagai, id, 'return', { better: '' })).status).toBe(422)
  const back = await desk.decide(desk.nagai, id, 'return', { better: 'ふたが浮いている' })
  expect(where(back)).toContain('done=returned')
  expect(await desk.orderOf(id)).toMatchObject({ state: 'returned' })
  expect((await desk.stepsOf(id)).at(-1)).toMatchObject({ to: 'returned', note: 'ふたが浮いている' })
  await desk.crew('村上航', id, { to: 'reported', outcome: '直し直した' })
  expect((await desk.orderOf(id)).outcome).toBe('直し直した')
})

test('できなかった作業は、日と人を変えてもう一度指示でき、レポートの見込みの日も変わる', async () => {
  const id = await desk.ordered({ who: ofMichi })
  await desk.crew('大野修', id, { to: 'unable', reason: 'parked-car', note: '車があった' })
  const again = await desk.decide(desk.nagai, id, 'plan', {
    day: '2026-12-02',
    who: 'own',
    planNote: '車をどけてもらう',
  })
  expect(where(again)).toContain('done=planned')
  const order = await desk.orderOf(id)
  expect(order).toMatchObject({ state: 'ordered', employer: null, assignedTo: null })
  expect(order.plannedOn.toString()).toBe('2026-12-02')
  expect((await desk.report(await reportOf(id)))?.expectedOn?.toString()).toBe('2026-12-02')
  expect((await desk.stepsOf(id)).map(({ kind }) => kind)).toEqual(['ordered', 'moved', 'moved', 'replanned'])
  // Nothing is changed by the same again.
  expect((await desk.decide(desk.nagai, id, 'plan', { day: '2026-12-02', who: 'own' })).status).toBe(422)
})

test('取り消すと、レポートは「直す予定」に戻り、見込みの日はなくなり、もう一度指示できる', async () => {
  const id = await desk.ordered()
  const report = await reportOf(id)
  expect((await desk.decide(desk.nagai, id, 'cancellation', {})).status).toBe(422)
  await desk.decide(desk.nagai, id, 'cancellation', { cancelNote: '都が直した' })
  expect(await desk.orderOf(id)).toMatchObject({ state: 'cancelled' })
  expect(await desk.report(report)).toMatchObject({ state: 'planned', expectedOn: null })
  expect((await desk.give(desk.nagai, report)).status).toBe(303)
})

test('開いている間に変わった作業指示は、変わったところを見せて断り、入れた言葉は残る', async () => {
  const id = await desk.ordered({ who: ofMichi })
  const form = formOf(await text(desk.komatsu.get(desk.page(id))), `${desk.page(id)}/cancellation`)
  await desk.crew('大野修', id, { to: 'unable', note: '門が閉まっていた' })
  form.set('cancelNote', '二重の指示')
  const late = await desk.komatsu.post(`${desk.page(id)}/cancellation`, form)
  expect(late.status).toBe(409)
  const page = await text(late)
  expect(page).toContain('開いている間に変わったところ')
  expect(page).toContain('門が閉まっていた')
  expect(page).toContain('二重の指示')
  expect((await desk.orderOf(id)).state).toBe('unable')
})

test('二人が同時に検収しても、検収は1つである', async () => {
  const id = await desk.ordered({ who: ofMichi })
  await desk.crew('大野修', id, { to: 'reported', outcome: '直した' })
  const to = `${desk.page(id)}/acceptance`
  const ready = await Promise.all(
    [desk.nagai, desk.komatsu].map(async (by) => ({ by, form: formOf(await text(by.get(desk.page(id))), to) })),
  )
  for (const { form } of ready) form.set('answer', 'later')
  const both = await Promise.all(ready.map(({ by, form }) => by.post(to, form)))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect((await desk.stepsOf(id)).filter(({ to }) => to === 'accepted')).toHaveLength(1)
})

test('ほかの課の職員には作業指示がなく、受託者はどのページも開けない', async () => {
  const id = await desk.ordered({ who: ofMichi })
  const photo = await desk.photograph(await reportOf(id))
  const furukawa = await desk.signIn('古川大輔')
  for (const path of [desk.page(id), `${desk.page(id)}/photos/${photo}/medium`])
    expect((await furukawa.get(path)).status).toBe(404)
  expect(await text(furukawa.get('/staff/orders?states=all'))).not.toContain(id)
  const ono = await desk.signIn('大野修')
  const paths = ['', '/new', '/day', '/contractors', '/export', `/${id}`, `/${id}/photos/${photo}/medium`]
  for (const path of paths) expect((await ono.get(`/staff/orders${path}`)).status, path).toBe(403)
  for (const path of [
    '/new',
    '/many',
    '/day',
    `/${id}/acceptance`,
    `/${id}/plan`,
    `/${id}/cancellation`,
    `/${id}/return`,
  ])
    expect((await ono.post(`/staff/orders${path}`, await csrfOf(ono))).status, path).toBe(403)
  expect((await desk.nagai.get(`${desk.page(id)}/photos/${photo}/medium`)).status).toBe(200)
  expect((await desk.nagai.get(`${desk.page(id)}/photos/${id}/medium`)).status).toBe(404)
})

async function csrfOf(by: OrderDesk['nagai']): Promise<URLSearchParams> {
  const page = await text(by.get('/staff'))
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(page) ?? []
  return new URLSearchParams({ csrf, idempotency_key: 'a-key-of-nobody' })
}
