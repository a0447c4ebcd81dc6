import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import type { Draft } from '../domain/acts/act.ts'
import { type ActLine, type Granted, grantedRequest, sentAct } from '../testing/granted-request.ts'
import { type Browser, locationOf, type Office, openOffice, pay } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { askCharge } from './actions/ask-charge.ts'
import { cancelCharge, declineCharge, handCharge, makeReady } from './actions/end-charge.ts'
import { purposeOfCharge, settleCharge } from './actions/settle-charge.ts'
import { type ChargeId, stateOfCharge } from './domain.ts'
import { findCharge } from './store.ts'

let office: Office
let house: TestHouse
let matsumoto: Staff
let line: ActLine
let ken: Browser

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  matsumoto = await staffActor(house, '松本香')
  line = {
    clerk: matsumoto,
    checker: await staffActor(house, '大野健一'),
    decider: await staffActor(house, '清水隆'),
  }
  ken = await office.visit('佐藤健')
})
afterAll(() => office?.close())

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)
const wanted: Partial<Draft> = {
  items: [{ row: '1', label: '街路樹の点検の結果', outcome: 'grant' }],
  facts: { placeAndTime: '写しを郵送', copyCost: '1枚10円と郵送料' },
}
const granted = (way = 'copy-post') =>
  grantedRequest(house, '佐藤健', 'disclosure-request', line, { way, letter: 'post' }, wanted)
const ask = (id: Granted['id'], counts: Record<string, number> = { 'record-copy': 12, 'postage-letter': 1 }) =>
  act((tx) => askCharge(tx, house, matsumoto, id, { rule: 'copies', counts }))

async function billed(way?: string): Promise<{ request: Granted; id: ChargeId; page: string }> {
  const request = await granted(way)
  const asked = await ask(request.id)
  if (!asked.ok) throw new Error(asked.reason)
  return { request, id: asked.chargeId, page: `/applications/${request.id}/charges/${asked.chargeId}` }
}

const seen = async (id: ChargeId) => (await house.db.read((tx) => findCharge(tx, id))) ?? never()
const stateNow = async (id: ChargeId) => stateOfCharge(await seen(id))
const payment = (id: ChargeId) => house.db.read((tx) => paymentOf(tx, purposeOfCharge(id)))
const hand = (id: ChargeId, way: 'post' | 'counter' | 'electronic' = 'post', fileCount = 0) =>
  act((tx) => handCharge(tx, house, matsumoto, id, { way, fileCount }))
const checkout = async (page: string): Promise<string> =>
  (await ken.submit(page, {}, `${page}/payment`)).headers.get('location') ?? ''
const events = async (id: Granted['id'], kind: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from procedures.case_events where application_id = ${id} and kind = ${kind}`.execute(
    house.db.kysely,
  )
  return rows[0]?.count
}
const words = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')

describe('決定のあとの費用', () => {
  test('枚数から条例の単価で請求し、払うまで渡せず、払うと領収書が出て、渡せる', async () => {
    const { request, id, page } = await billed()
    const total = (await seen(id)).total
    expect(total).toBe(12 * 10 + 110)
    expect(await hand(id)).toEqual({ ok: false, reason: 'not_paid' })
    expect(await act((tx) => makeReady(tx, house, matsumoto, id))).toEqual({ ok: false, reason: 'not_paid' })

    const back = await pay(await checkout(page))
    expect(locationOf(await ken.get(back))).toBe(page)
    expect(await stateNow(id)).toBe('paid')
    await office.settle()
    expect(await payment(id)).toMatchObject({ state: 'captured', amount: total })
    expect(await events(request.id, 'charge_paid')).toBe(1)
    const paid = await words(await ken.get(page))
    expect(paid).toContain('お支払いを確かめました')
    expect(paid).toContain('領収書')

    expect(await hand(id)).toEqual({ ok: true })
    expect(await hand(id)).toEqual({ ok: true })
    expect(await events(request.id, 'charge_handed')).toBe(1)
    expect(await words(await ken.get(page))).toContain('郵便でお送りしました')
  })

  test('払われていないものを渡した行は、データベースにも入らない', async () => {
    const { id } = await billed()
    const at = house.clock.now()
    const forced = sql`update procedures.charges set handed_at = ${at}, handed_by = ${matsumoto.staffId}, way = 'post'
      where id = ${id}`
    await expect(forced.execute(house.db.kysely)).rejects.toMatchObject({ constraint: 'charges_paid_first' })
    const cheaper = sql`update procedures.charges set total = 1 where id = ${id}`
    await expect(cheaper.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
  })

  test('認める決定が施行される前には請求できず、データベースも通さない', async () => {
    const refused = await grantedRequest(
      house,
      '佐藤健',
      'disclosure-request',
      line,
      { way: 'copy-post', letter: 'post' },
      {
        outcome: 'refuse',
        reason: '保存期間が終わり、廃棄したため。',
        items: [{ row: '1', label: '街路樹', outcome: 'refuse', ground: '不存在', reason: '廃棄したため。' }],
      },
    )
    expect(await ask(refused.id)).toEqual({ ok: false, reason: 'not_granted' })
    const forced = sql`
      insert into procedures.charges (application_id, rule, lines, total, pay_by, asked_by, asked_at)
      values (${refused.id}, 'copies', '[{}]', 10, '2027-01-01', ${matsumoto.staffId}, ${house.clock.now()})`
    await expect(forced.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
  })

  test('請求ボタンを二人が同時に押しても、請求は一つである', async () => {
    const { id } = await granted()
    const both = await Promise.all([ask(id), ask(id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'open_already' })
  })

  test('枚数が0なら、何も請求しない', async () => {
    const { id } = await granted()
    expect(await ask(id, { 'record-copy': 0 })).toEqual({ ok: false, reason: 'nothing' })
  })
})

describe('支払いのあいだに起きること', () => {
  test('支払いのあとブラウザが戻らなくても、知らせだけで支払い済みになる', async () => {
    const { id, page } = await billed()
    await pay(await checkout(page))
    await office.settle()
    expect(await stateNow(id)).toBe('paid')
    expect((await payment(id))?.state).toBe('captured')
  })

  test('知らせの前に止まっても、戻ったときに一度だけ払ったことになる', async () => {
    const { request, id, page } = await billed()
    const back = await pay(await checkout(page), { callbacks: 'twice' })
    // Nothing ran in between: neither callback nor queue. Then everything comes at once.
    await Promise.all([ken.get(back), ken.get(back), act((tx) => settleCharge(tx, house, id))])
    await office.settle()
    await office.settle()
    expect(await events(request.id, 'charge_paid')).toBe(1)
    expect(await payment(id)).toMatchObject({ state: 'captured', amount: 230 })
  })

  test('支払いのページから戻っても、払っていなければ払うまで渡せない', async () => {
    const { id, page } = await billed()
    const back = await pay(await checkout(page), { outcome: 'cancelled' })
    expect(locationOf(await ken.get(back))).toBe(`${page}?notice=not-paid`)
    expect(await hand(id)).toEqual({ ok: false, reason: 'not_paid' })
    // And it can be paid after all.
    await ken.get(await pay(await checkout(page)))
    expect(await stateNow(id)).toBe('paid')
  })

  test('取り消した請求にあとから払われたお金は、引き落とさずに返す', async () => {
    const { request, id, page } = await billed()
    const open = await checkout(page)
    const declined = await act((tx) => declineCharge(tx, house, request.resident, { applicationId: request.id, id }))
    expect(declined).toEqual({ ok: true })
    await pay(open).catch(() => undefined)
    await office.settle()
    expect(await stateNow(id)).toBe('cancelled')
    expect((await payment(id))?.state).not.toMatch(/captured|authorised/)
    expect(await hand(id)).toEqual({ ok: false, reason: 'not_now' })
  })

  test('払った直後に係が取り消そうとしても、払った方が勝つ', async () => {
    const { id, page } = await billed()
    await pay(await checkout(page))
    await office.world.settle()
    expect(await act((tx) => cancelCharge(tx, house, matsumoto, id, 'mistake'))).toEqual({
      ok: false,
      reason: 'paid_already',
    })
    expect(await stateNow(id)).toBe('paid')
  })

  test('決定が取り消されると、払われていない請求もなくなる', async () => {
    const { request, id, page } = await billed()
    const reason = '対象の文書を取り違えたため。'
    const revocation = {
      kind: 'revocation',
      ground: '職権取消し',
      reason,
      facts: {},
      items: [],
      isUrgent: false,
    } as const
    await sentAct(house, request.id, line, revocation, { actId: request.actId })
    await office.settle()
    await office.settle()
    expect(await stateNow(id)).toBe('cancelled')
    expect(await words(await ken.get(page))).toContain('要らなくなりました')
    expect(await ask(request.id)).toEqual({ ok: false, reason: 'not_granted' })
  })
})

describe('渡し方', () => {
  test('窓口で現金を受付番号で払うと、支払い済みになり、用意ができたら知らされる', async () => {
    const { id, page } = await billed('copy-counter')
    const { receiptNumber } = await seen(id)
    const kaori = browse(office.app, await staffSignInAs(house, '松本香'))
    const drawer = '/staff/payments/drawer'
    const opening = /action="(\/staff\/payments\/drawer\/[^"]+\/opening)"/.exec(await (await kaori.get(drawer)).text())
    await kaori.submit(drawer, { d1000: '10' }, opening?.[1])
    const counter = `/staff/payments/counter?find=${receiptNumber}`
    const form = formOf(await (await kaori.get(counter)).text(), '/staff/payments/counter/receipts')
    form.set('tendered', '1000')
    const taken = await kaori.post('/staff/payments/counter/receipts', form)
    expect(await words(await kaori.get(locationOf(taken)))).toContain('お釣り')
    await office.settle()
    expect(await stateNow(id)).toBe('paid')
    expect(await act((tx) => makeReady(tx, house, matsumoto, id))).toEqual({ ok: true })
    await office.settle()
    expect(await words(await ken.get(page))).toContain('窓口に用意しました')
    expect(await hand(id, 'counter')).toEqual({ ok: true })
  })

  test('電子データは、ファイルを加えるまで渡したことにできず、払って渡すまで本人にも開けない', async () => {
    const { id, page } = await billed('copy-electronic')
    await ken.get(await pay(await checkout(page)))
    expect(await hand(id, 'electronic', 0)).toEqual({ ok: false, reason: 'no_file' })
    const kaori = browse(office.app, await staffSignInAs(house, '松本香'))
    const desk = `/staff/cases/${(await seen(id)).applicationId}`
    const form = formOf(await (await kaori.get(desk)).text(), `/staff/charges/${id}/files`)
    const upload = new FormData()
    for (const [name, value] of form) upload.set(name, value)
    upload.set('file', new File([onePixel], '点検.png', { type: 'image/png' }))
    expect((await kaori.upload(`/staff/charges/${id}/files`, upload)).status).toBe(303)
    await office.settle()
    const { rows } = await sql<{ id: string }>`
      select id from platform.files where owner_id = ${id}`.execute(house.db.kysely)
    const file = `${page}/files/${rows[0]?.id}`
    expect((await ken.get(file)).status).toBe(404)
    await kaori.submit(desk, { way: 'electronic' }, `/staff/charges/${id}/hand-over`)
    expect(await stateNow(id)).toBe('handed')
    expect((await ken.get(file)).status).toBe(200)
    const hanako = await office.visit('佐藤花子')
    expect((await hanako.get(file)).status).toBe(404)
    expect((await hanako.get(page)).status).toBe(404)
  })

  test('よその課の職員には、請求が存在しない', async () => {
    const { id } = await billed()
    const kato = await staffActor(house, '加藤誠')
    await expect(act((tx) => makeReady(tx, house, kato, id))).rejects.toMatchObject({ status: 404 })
    await expect(act((tx) => cancelCharge(tx, house, kato, id, 'mistake'))).rejects.toMatchObject({ status: 404 })
  })
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function never(): never {
  throw new Error('nothing there')
}
