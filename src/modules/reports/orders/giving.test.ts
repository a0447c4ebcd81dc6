import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf } from '#platform/testing/index.ts'
import { michi, ofMichi, openOrderDesk, type OrderDesk, idIn, sql, text, where } from './fixtures/order-desk.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await openOrderDesk()
})
afterAll(() => desk.close())

test('レポートのページから作業を指示すると、レポートは「日が決まった」になり、その日が見込みの日になる', async () => {
  const id = await desk.file()
  expect(await text(desk.nagai.get(`/staff/reports/${id}`))).toContain(`/staff/orders/new?report=${id}`)
  const form = await text(desk.nagai.get(`/staff/orders/new?report=${id}`))
  expect(form).toContain('街路灯がつかない（光が丘二丁目）')
  expect(form).toContain(michi)
  // 27 November is a Friday: the weekend is not offered.
  expect(form).toContain('value="2026-11-30"')
  expect(form).not.toContain('value="2026-11-28"')
  const given = await desk.give(desk.nagai, id, {
    kind: 'repair',
    urgent: 'yes',
    who: ofMichi,
    instructions: '灯具を替える',
  })
  const order = await desk.orderOf(idIn(given))
  expect(order).toMatchObject({
    kind: 'repair',
    state: 'ordered',
    reportId: id,
    isUrgent: true,
    employer: michi,
    assignedTo: null,
    instructions: '灯具を替える',
    title: '街路灯がつかない（光が丘二丁目）',
  })
  expect(order.number).toMatch(/^W/)
  const report = await desk.report(id)
  expect(report).toMatchObject({ state: 'scheduled' })
  expect(report?.expectedOn?.toString()).toBe('2026-11-30')
  const page = await text(desk.nagai.get(`/staff/reports/${id}`))
  expect(page).toContain(order.number)
  expect(page).toContain('終わっていない作業指示があります')
})

test('二人が同時に指示しても、作業指示は1つで、後の人はその作業指示に着く', async () => {
  const id = await desk.file()
  const to = '/staff/orders/new'
  const ready = await Promise.all(
    [desk.nagai, desk.komatsu].map(async (by) => ({ by, form: formOf(await text(by.get(`${to}?report=${id}`)), to) })),
  )
  for (const { form } of ready)
    for (const [name, value] of [
      ['day', '2026-11-30'],
      ['who', 'own'],
    ] as const)
      form.set(name, value)
  const [first, second] = await Promise.all(ready.map(({ by, form }) => by.post(to, form)))
  if (!first || !second) throw new Error('two presses')
  expect(idIn(first)).toBe(idIn(second))
  expect([where(first), where(second)].filter((one) => one.endsWith('done=there'))).toHaveLength(1)
  expect(await desk.read(sql`select 1 from reports.orders where report_id = ${id}`)).toHaveLength(1)
  expect(await text(desk.komatsu.get(`/staff/orders/new?report=${id}`))).toContain('もう作業指示が出ています')
})

test('同じ送信が2回届いても、作業指示は1つである', async () => {
  const id = await desk.file()
  const page = await text(desk.nagai.get(`/staff/orders/new?report=${id}`))
  const form = formOf(page, '/staff/orders/new')
  form.set('day', '2026-11-30')
  form.set('who', 'own')
  const [a, b] = [await desk.nagai.post('/staff/orders/new', form), await desk.nagai.post('/staff/orders/new', form)]
  expect(where(b)).toBe(where(a))
  expect(await desk.read(sql`select 1 from reports.orders where report_id = ${id}`)).toHaveLength(1)
})

test('過ぎた日や、契約のない会社や、ほかの課の人には指示できず、入れたものは残る', async () => {
  const id = await desk.file()
  const past = await desk.give(desk.nagai, id, { otherDay: '2026-11-26', instructions: 'はしごを持って行く' })
  expect(past.status).toBe(422)
  expect(await text(past)).toContain('はしごを持って行く')
  expect((await desk.give(desk.nagai, id, { who: 'company:窓口サービス見本株式会社' })).status).toBe(422)
  // The contract ends on 31 March 2029.
  expect((await desk.give(desk.nagai, id, { who: ofMichi, otherDay: '2029-04-02' })).status).toBe(422)
  const [row] = await desk.read(sql<{ id: string }>`select id from people.staff where name = '古川大輔'`)
  expect((await desk.give(desk.nagai, id, { who: row?.id ?? '' })).status).toBe(422)
  expect(await desk.read(sql`select 1 from reports.orders where report_id = ${id}`)).toHaveLength(0)
})

test('閉庁日でも、書けば指示できる', async () => {
  const id = await desk.file()
  const order = await desk.orderOf(idIn(await desk.give(desk.nagai, id, { otherDay: '2026-11-28' })))
  expect(order.plannedOn.toString()).toBe('2026-11-28')
})

test('ほかの課のレポートには指示できず、終わったレポートには指示できないと出る', async () => {
  const id = await desk.file()
  const furukawa = await desk.signIn('古川大輔')
  expect((await furukawa.get(`/staff/orders/new?report=${id}`)).status).toBe(404)
  const wada = await desk.signIn('和田千夏')
  expect((await wada.get(`/staff/orders/new?report=${id}`)).status).toBe(404)
  expect(await text(wada.get(`/staff/reports/${id}`))).not.toContain('/staff/orders/new')
  await desk.press(desk.nagai, id, 'state', { to: 'fixed', said: '直しました。', withoutPicture: '夜のため' })
  expect(await text(desk.nagai.get(`/staff/orders/new?report=${id}`))).toContain(
    '終わっているので、作業を指示できません',
  )
})

test('一覧で選んだレポートの、指示する紙に進む', async () => {
  const ids = [await desk.file(), await desk.file()]
  const board = await text(desk.nagai.get('/staff/reports'))
  const form = formOf(board, '/staff/orders/many')
  for (const id of ids) {
    expect(board).toContain(`value="${id}"`)
    form.append('report', id)
  }
  const page = await text(desk.nagai.post('/staff/orders/many', form))
  expect(page).toContain('2件の作業をまとめて指示する')
  expect(await desk.read(sql`select 1 from reports.orders where report_id = any(${ids}::uuid[])`)).toHaveLength(0)
  const nothing = await text(desk.nagai.post('/staff/orders/many', formOf(board, '/staff/orders/many')))
  expect(nothing).toContain('作業を指示するものが選ばれていません')
})

test('選んだレポートにまとめて指示すると、できないものは数えて残す', async () => {
  const reports = [await desk.file(), await desk.file(), await desk.file({ category: 'dumping' })]
  const taken = await desk.ordered()
  const already = (await desk.orderOf(taken)).reportId ?? ''
  const chosen = new URLSearchParams([...reports, already].map((id): [string, string] => ['report', id]))
  const page = await text(desk.nagai.get(`/staff/orders/new?${chosen}`))
  expect(page).toContain('2件の作業をまとめて指示する')
  const form = formOf(page, '/staff/orders/many')
  // Somebody sends all four all the same.
  form.delete('report')
  for (const id of [...reports, already]) form.append('report', id)
  form.set('deed', 'give')
  form.set('day', '2026-11-30')
  form.set('who', 'own')
  const given = await desk.nagai.post('/staff/orders/many', form)
  expect(where(given)).toBe('/staff/orders?given=2&left=2')
  expect(await text(desk.nagai.get(where(given)))).toContain('2件の作業を指示しました。')
  const [first] = reports
  expect(first && (await desk.report(first))).toMatchObject({ state: 'scheduled' })
  const steps = await desk.read(
    sql`select s.kind from reports.order_steps s join reports.orders o on o.id = s.order_id where o.report_id = ${reports[1]}`,
  )
  expect(steps).toEqual([{ kind: 'ordered' }])
})

test('作業指示がある間は、引き渡しも、ほかの課へ移すことも、まとめることもできない', async () => {
  const id = await desk.file()
  await desk.give(desk.nagai, id)
  const handed = await desk.press(desk.nagai, id, 'state', {
    to: 'handed_over',
    reason: 'other-body',
    body: 'power-company',
  })
  expect(handed.status).toBe(422)
  expect(await text(handed)).toContain('先に作業指示を取り消してください')
  const routed = await desk.press(
    desk.nagai,
    id,
    'route',
    { category: 'dumping', owner: 'ward', note: 'ごみ' },
    '/route',
  )
  expect(routed.status).toBe(422)
  expect(await text(routed)).toContain('先に作業指示を取り消してください')
  const other = await desk.file()
  await desk.press(desk.nagai, id, 'merge', { number: (await desk.report(other))?.number ?? '' }, '/merge')
  expect(await desk.report(id)).toMatchObject({ state: 'scheduled', mergedInto: null })
  // A state of the office's own is its own affair.
  expect(where(await desk.press(desk.nagai, id, 'state', { to: 'in_progress' }))).toContain('done=moved')
})
