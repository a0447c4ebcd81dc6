import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import { cancelCharge, handCharge } from '../charges/actions/end-charge.ts'
import type { ChargeId } from '../charges/domain.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { grantedRequest, sentAct } from '../testing/granted-request.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { tagOrders } from '../testing/tag-orders.ts'
import { allotTag, askFeeAgain, endTag, findAtCounter, handOverTag, receiveTags } from './actions.ts'
import { findOrder, ordersOf, stockOf, type TagOrderId } from './store.ts'

let office: Office
let house: TestHouse
let harada: Staff
let imai: Staff

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  harada = await staffActor(house, '原田進')
  imai = await staffActor(house, '今井直美')
})
afterAll(() => office?.close())

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)
const allot = (id: TagOrderId, by = harada) => act((tx) => allotTag(tx, house, by, id))
const serialOf = async (id: TagOrderId) => (await house.db.read((tx) => findOrder(tx, id)))?.serial
const serials = async (ids: readonly TagOrderId[]) =>
  (await Promise.all(ids.map(serialOf))).flatMap((serial) => serial ?? [])
const leftOf = async (series: string) => (await house.db.read(stockOf)).find((one) => one.series === series)?.count ?? 0

const dog: Record<string, AnswerValue> = {
  chip: 'no',
  'dog-name': 'ポチ',
  breed: '柴犬',
  'dog-birth-date': '2026-05-05',
  'dog-sex': 'male',
  colour: '茶',
  'kept-since': '2026-11-20',
  place: 'home',
  phone: '03-3993-1111',
  vaccination: 'later',
  delivery: 'counter',
}
const registered = (answers: Record<string, AnswerValue> = {}) =>
  grantedRequest(house, '山本蓮', 'dog-registration', { clerk: harada, checker: imai }, { ...dog, ...answers })

describe('番号の割当て', () => {
  test('50件に同時に割り当てても、同じ番号は二度出ない', async () => {
    const orders = await tagOrders(house, 50)
    const answers = await Promise.all(orders.map((id, n) => allot(id, n % 2 === 0 ? harada : imai)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(new Set(await serials(orders)).size).toBe(50)
  })

  test('一つの申請に二人の職員が同時に割り当てても、番号は一つだけ減る', async () => {
    const [order] = await tagOrders(house, 1)
    if (!order) throw new Error('no order')
    const before = await leftOf('dog')
    const answers = await Promise.all([allot(order), allot(order, imai), allot(order)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'has_one')).toHaveLength(2)
    expect(await leftOf('dog')).toBe(before - 1)
  })

  test('在庫より多く同時に望まれたら、在庫の数だけ割り当て、ほかは在庫切れと答える', async () => {
    const [spare] = await tagOrders(house, 1)
    const left = await leftOf('dog')
    await sql`
      update procedures.tags set state = 'lost', order_id = ${spare}, allotted_at = ${house.clock.now()},
        allotted_by = ${harada.staffId}, ended_at = ${house.clock.now()}
      where id in (select id from procedures.tags where series = 'dog' and state = 'in_stock' order by serial
        limit ${left - 3})`.execute(house.db.kysely)
    const orders = await tagOrders(house, 12)
    const answers = await Promise.all(orders.map((id) => allot(id)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'no_stock')).toHaveLength(9)
    expect(new Set(await serials(orders)).size).toBe(3)
    expect(await act((tx) => receiveTags(tx, house, harada, { series: 'dog', from: 5001, to: 5400 }))).toEqual({
      ok: true,
      count: 400,
    })
  })

  test('一度でも箱にあった番号を含む箱は、一枚も受け入れない', async () => {
    const before = await leftOf('dog')
    const box = (from: number, to: number) =>
      act(async (tx) => {
        const received = await receiveTags(tx, house, harada, { series: 'dog', from, to })
        // As the page does it: what is refused is rolled back.
        if (!received.ok) throw new Error(received.reason)
        return received
      })
    await expect(box(5395, 5405)).rejects.toThrow('exists')
    expect(await leftOf('dog')).toBe(before)
    await expect(box(6000, 5999)).rejects.toThrow('too_many')
  })

  test('番号も、だれに割り当てたかも、あとから書き換えられない', async () => {
    const [order, other] = await tagOrders(house, 2)
    if (!order) throw new Error('no order')
    await allot(order)
    const change = (set: ReturnType<typeof sql>) =>
      sql`update procedures.tags set ${set} where order_id = ${order}`.execute(house.db.kysely)
    await expect(change(sql`serial = 9999`)).rejects.toMatchObject({ code: '23514' })
    await expect(change(sql`order_id = ${other}`)).rejects.toMatchObject({ code: '23514' })
    await expect(
      sql`delete from procedures.tags where order_id = ${order}`.execute(house.db.kysely),
    ).rejects.toBeDefined()
  })

  test('年度が変わると、前の年度の注射済票は割り当てられない', async () => {
    const [now, next] = await tagOrders(house, 2, 'dog-vaccination')
    if (!now || !next) throw new Error('no orders')
    expect(await allot(now)).toEqual({ ok: true })
    const today = house.clock.now().toString()
    house.setNow('2027-04-01T09:00:00+09:00')
    expect(await allot(next)).toEqual({ ok: false, reason: 'no_stock' })
    house.setNow(today)
  })
})

describe('交付', () => {
  test('登録の決定が施行されると、鑑札と注射済票が交付を待つ。二度知らされても一つずつ', async () => {
    const { id } = await registered({ vaccination: 'done' })
    await office.settle()
    await office.settle()
    const orders = await house.db.read((tx) => ordersOf(tx, id))
    expect(orders.map(({ series, tagId }) => [series, tagId])).toEqual([
      ['dog', null],
      ['dog-vaccination', null],
    ])
  })

  test('国に登録したマイクロチップの犬には、鑑札を割り当てない', async () => {
    const { id } = await registered({ chip: 'registered', vaccination: 'done' })
    await office.settle()
    const orders = await house.db.read((tx) => ordersOf(tx, id))
    expect(orders.map(({ series }) => series)).toEqual(['dog-vaccination'])
  })

  test('認めない決定では、何も交付を待たない', async () => {
    const { id } = await grantedRequest(house, '山本蓮', 'dog-registration', { clerk: harada, checker: imai }, dog, {
      outcome: 'refuse',
      reason: '区内で飼っていないため。',
    })
    await office.settle()
    expect(await house.db.read((tx) => ordersOf(tx, id))).toEqual([])
  })

  test('窓口に来た人のQRコードか受付番号で、その人のものだけが見つかる', async () => {
    const { id } = await registered()
    await office.settle()
    const [order] = await house.db.read((tx) => ordersOf(tx, id))
    if (!order) throw new Error('no order')
    await allot(order.id)
    const page = await (await (await office.visit('山本蓮')).get(`/applications/${id}/pickup`)).text()
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(page)?.[0] ?? ''
    const find = (typed: string, by = harada) => house.db.read((tx) => findAtCounter(tx, house, by, typed))
    expect((await find(code)).map(({ id: found }) => found)).toEqual([order.id])
    expect((await find(order.receiptNumber)).map(({ id: found }) => found)).toEqual([order.id])
    expect(await find('0000-0000-0000-0000')).toEqual([])
    expect(await find(code, await staffActor(house, '高橋真'))).toEqual([])
    await act((tx) => handOverTag(tx, house, harada, order.id))
    expect(await find(code)).toEqual([])
  })

  test('よその課の職員には、交付するものが存在しない', async () => {
    const [order] = await tagOrders(house, 1)
    const kato = await staffActor(house, '加藤誠')
    await expect(allot(order ?? never(), kato)).rejects.toThrow('not_found')
  })
})

describe('紛失と再交付', () => {
  const handed = async () => {
    const filed = await registered()
    const { id } = filed
    await office.settle()
    const [order] = await house.db.read((tx) => ordersOf(tx, id))
    if (!order) throw new Error('no order')
    await allot(order.id)
    await act((tx) => handOverTag(tx, house, harada, order.id))
    return { ...filed, order: order.id }
  }
  const end = (order: TagOrderId, why: 'lost' | 'broken' | 'defective') =>
    act((tx) => endTag(tx, house, harada, order, why))
  const bill = async (id: string) => {
    const { rows } = await sql<{ id: ChargeId; total: number; paidAt: unknown; handedAt: unknown }>`
      select id, total, paid_at as "paidAt", handed_at as "handedAt" from procedures.charges
      where application_id = ${id} order by asked_at desc limit 1`.execute(house.db.kysely)
    return rows[0]
  }

  test('なくした番号は終わり、再交付の手数料が払われるまで次の番号を割り当てない', async () => {
    const { id, order } = await handed()
    const lost = await serialOf(order)
    expect(await end(order, 'lost')).toEqual({ ok: true })
    expect(await allot(order)).toEqual({ ok: false, reason: 'not_paid' })
    const asked = await bill(id)
    expect(asked?.total).toBe(1600)
    await sql`update procedures.charges set paid_at = ${house.clock.now()} where id = ${asked?.id}`.execute(
      house.db.kysely,
    )
    expect(await allot(order)).toEqual({ ok: true })
    expect(await serialOf(order)).not.toBe(lost)
    await act((tx) => handOverTag(tx, house, harada, order))
    expect((await bill(id))?.handedAt).not.toBeNull()
  })

  test('区の側の不良には、手数料がかからない', async () => {
    const { id, order } = await handed()
    expect(await end(order, 'defective')).toEqual({ ok: true })
    expect(await bill(id)).toBeUndefined()
    expect(await allot(order)).toEqual({ ok: true })
  })

  test('二人が同時に紛失を付けても、請求は一つである', async () => {
    const { id, order } = await handed()
    await Promise.all([end(order, 'lost'), end(order, 'lost')])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from procedures.charges where application_id = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.count).toBe(1)
  })

  test('払われた再交付は、番号を割り当てずに渡したことにできない', async () => {
    const { id, order } = await handed()
    await end(order, 'broken')
    const asked = (await bill(id)) ?? never()
    await sql`update procedures.charges set paid_at = ${house.clock.now()} where id = ${asked.id}`.execute(
      house.db.kysely,
    )
    const hand = act((tx) => handCharge(tx, house, harada, asked.id, { way: 'counter', fileCount: 0 }))
    expect(await hand).toEqual({ ok: false, reason: 'tag' })
    expect((await bill(id))?.handedAt).toBeNull()
  })

  test('払われないまま請求を取り消すと、次の番号は渡さない。もう一度請求できる', async () => {
    const { id, order } = await handed()
    await end(order, 'lost')
    const first = (await bill(id)) ?? never()
    expect(await act((tx) => cancelCharge(tx, house, harada, first.id, 'not_paid'))).toEqual({ ok: true })
    expect(await allot(order)).toEqual({ ok: false, reason: 'given_up' })
    expect(await act((tx) => askFeeAgain(tx, house, harada, order))).toEqual({ ok: true })
    expect(await act((tx) => askFeeAgain(tx, house, harada, order))).toEqual({ ok: true })
    expect((await bill(id))?.id).not.toBe(first.id)
    expect(await allot(order)).toEqual({ ok: false, reason: 'not_paid' })
  })

  test('誤って請求した手数料を取り消すと、手数料なしで次の番号を渡せる', async () => {
    const { id, order } = await handed()
    await end(order, 'lost')
    const asked = (await bill(id)) ?? never()
    await act((tx) => cancelCharge(tx, house, harada, asked.id, 'mistake'))
    expect(await allot(order)).toEqual({ ok: true })
  })

  test('登録の決定を取り消したあとは、番号を割り当てない', async () => {
    const { id, actId } = await registered()
    await office.settle()
    const [order] = await house.db.read((tx) => ordersOf(tx, id))
    const reason = '別の犬と取り違えたため。'
    const revocation = {
      kind: 'revocation',
      ground: '職権取消し',
      reason,
      facts: {},
      items: [],
      isUrgent: false,
    } as const
    await sentAct(house, id, { clerk: harada, checker: imai }, revocation, { actId })
    expect(await allot((order ?? never()).id)).toEqual({ ok: false, reason: 'not_granted' })
  })

  test('なくした番号は、在庫が尽きても二度と割り当てられない', async () => {
    const { order } = await handed()
    const lost = await serialOf(order)
    await end(order, 'lost')
    const { rows } = await sql<{ state: string }>`
      select state from procedures.tags where series = 'dog' and serial = ${lost}`.execute(house.db.kysely)
    expect(rows).toEqual([{ state: 'lost' }])
    const back = sql`update procedures.tags set state = 'in_stock', order_id = null, allotted_at = null, allotted_by = null,
      handed_at = null, way = null, ended_at = null, ended_for = null where series = 'dog' and serial = ${lost}`
    await expect(back.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
    const left = await leftOf('dog')
    const orders = await tagOrders(house, left + 1)
    for (const id of orders) await allot(id)
    const given = await serials(orders)
    expect(given).toHaveLength(left)
    expect(given).not.toContain(lost)
  }, 60_000)
})

function never(): never {
  throw new Error('nothing there')
}
