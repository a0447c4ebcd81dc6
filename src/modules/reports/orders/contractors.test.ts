import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOrdersOf } from './actions/forget-orders.ts'
import type { OrderId } from './index.ts'
import { sweepOldOrders } from './actions/forget-orders.ts'
import { michi, ofMichi, openOrderDesk, type OrderDesk, sql, text } from './fixtures/order-desk.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await openOrderDesk()
})
afterAll(() => desk.close())

const statement = (more = '') =>
  `/staff/orders/contractors/statement${more}?${new URLSearchParams({ employer: michi, month: '2026-11' }).toString()}`

async function accepted(minutes: number): Promise<OrderId> {
  const id = await desk.ordered({ who: ofMichi })
  await desk.crew('大野修', id, { to: 'reported', outcome: '直した', minutes })
  await desk.decide(desk.nagai, id, 'acceptance', { answer: 'later' })
  return id
}

test('月の実績には、その月に検収したものだけが載り、分が合計される', async () => {
  const [one, two] = [await accepted(70), await accepted(20)]
  const open = await desk.ordered({ who: ofMichi })
  const page = await text(desk.nagai.get(statement()))
  for (const id of [one, two]) expect(page).toContain((await desk.orderOf(id)).number)
  expect(page).not.toContain((await desk.orderOf(open)).number)
  expect(page).toContain('検収した作業2件　作業の時間の合計1時間30分')
  const csv = await text(desk.nagai.get(statement('/export')))
  expect(csv.trim().split('\n')).toHaveLength(3)
  expect(await text(desk.nagai.get(statement().replace('2026-11', '2026-10')))).toContain(
    'この月に検収した作業はありません',
  )
  const list = await text(desk.nagai.get('/staff/orders/contractors'))
  expect(list).toContain(michi)
  expect(list).toContain('1時間30分')
})

test('契約のない課には、その会社の実績がない', async () => {
  const furukawa = await desk.signIn('古川大輔')
  expect((await furukawa.get(statement())).status).toBe(404)
  expect(await text(furukawa.get('/staff/orders/contractors'))).not.toContain(michi)
})

test('レポートが忘れられると、作業指示の言葉と写真は消え、番号と分と日は残る', async () => {
  const id = await accepted(25)
  const { reportId, number } = await desk.orderOf(id)
  if (!reportId) throw new Error('no report')
  await desk.write(sql`update reports.order_steps set note = null where order_id = ${id}`)
  const photo = await desk.photographAfter(reportId)
  await desk.write(sql`update reports.photos set order_id = ${id} where id = ${photo}`)
  await desk.write(
    sql`update reports.orders set instructions = '右の家の佐藤さんに声をかける', place_text = '佐藤さん宅の前' where id = ${id}`,
  )
  const count = await desk.house.db.transact((tx) => forgetOrdersOf(tx, desk.house.clock.now(), [reportId]))
  expect(count).toBe(1)
  const order = await desk.orderOf(id)
  expect(order).toMatchObject({
    number,
    minutes: 25,
    instructions: null,
    outcome: null,
    placeText: null,
    state: 'accepted',
  })
  expect(await desk.read(sql`select 1 from reports.photos where order_id = ${id}`)).toHaveLength(0)
  expect(await desk.house.db.transact((tx) => forgetOrdersOf(tx, desk.house.clock.now(), [reportId]))).toBe(0)
  const rewrite = desk.write(sql`update reports.order_steps set kind = 'noted' where order_id = ${id}`)
  await expect(rewrite).rejects.toMatchObject({ code: '23514' })
  expect(await text(desk.nagai.get(desk.page(id)))).toContain('指示の言葉はありません')
})

test('レポートのない作業指示は、終わって5年たつと言葉がなくなる', async () => {
  const [old, young] = [await accepted(10), await accepted(10)]
  await desk.write(sql`update reports.orders set report_id = null where id in (${old}, ${young})`)
  await desk.write(sql`update reports.orders set closed_at = '2021-11-20T00:00:00Z' where id = ${old}`)
  await sweepOldOrders(desk.house)
  expect((await desk.orderOf(old)).outcome).toBeNull()
  expect((await desk.orderOf(young)).outcome).toBe('直した')
})
