import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { enqueue, settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { requestPayment } from '../actions/request-payment.ts'
import type { PaymentId } from '../domain/payment.ts'
import { type FakeProvider, fakeProvider } from '../fake-provider.ts'
import { lines } from '../fixtures.ts'
import { payments } from '../module.ts'

let provider: FakeProvider
let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  provider = await fakeProvider()
  house = await testHouse({
    modules: [people, payments, certificates],
    settings: { PAYMENT_BASE_URL: provider.baseUrl },
  })
  app = testApp(house)
})
afterAll(async () => {
  await house?.close()
  await provider?.close()
})

/** What is paid for there is 田中美咲's work and nobody else's. */
const certificates: Module = {
  name: 'certificates',
  paidFor: {
    'test.certificate': {
      offices: () => ['certificates'],
      isOwn: ({ displayName }) => sql`${displayName} = '田中美咲'`,
    },
  },
}

async function alarmed(kind = 'test.certificate'): Promise<PaymentId> {
  const purpose = { kind, id: newId() }
  const { paymentId } = await house.db.transact((tx) =>
    requestPayment(tx, { purpose, payerPersonId: satoHanako.personId, lines }),
  )
  await sql`update payments.payments set alarm = 'order_refused' where id = ${paymentId}`.execute(house.db.kysely)
  return paymentId
}
const acts = async (id: PaymentId) => {
  const { rows } = await sql<{ action: string }>`
    select action from platform.audit where subject_id = ${id} and actor_kind = 'staff' order by id`.execute(
    house.db.kysely,
  )
  return rows.map(({ action }) => action)
}
const asStaff = async (name: string) => browse(app, await staffSignInAs(house, name))

describe('支払いの確認', () => {
  test('係長だけが開ける', async () => {
    expect((await (await asStaff('田中美咲')).get('/staff/payments')).status).toBe(200)
    for (const name of ['高橋真', '鈴木一']) {
      expect((await (await asStaff(name)).get('/staff/payments')).status).toBe(403)
    }
  })

  test('異常のある支払いは、することとともに並び、払った人の名前は出ない', async () => {
    const id = await alarmed()
    const html = await (await (await asStaff('田中美咲')).get('/staff/payments')).text()
    expect(html).toContain(id)
    expect(html).toContain('決済会社が断った')
    expect(html).not.toContain('佐藤花子')
  })

  test('よその課の係長には、異常も滞った仕事も存在しない。会計は、どの課のものでもない支払いも見る', async () => {
    const [id, ofNobody] = [await alarmed(), await alarmed('test.unknown')]
    await house.db.transact((tx) => enqueue(tx, 'payments.look', { paymentId: id }))
    await sql`update graphile_worker._private_jobs set attempts = 20, last_error = 'TypeError'`.execute(house.db.kysely)
    const [tanaka, ishii, okamoto] = await Promise.all(['田中美咲', '石井恵子', '岡本豊'].map(asStaff))
    if (!tanaka || !ishii || !okamoto) throw new Error('somebody is missing')
    const own = await (await tanaka.get('/staff/payments')).text()
    expect([own.includes(id), own.includes(ofNobody)]).toEqual([true, false])
    const job = /\/staff\/payments\/jobs\/\d+\/retries/.exec(own)?.[0] ?? ''
    expect(job).not.toBe('')
    const elsewhere = await (await ishii.get('/staff/payments')).text()
    expect([id, ofNobody, job].filter((one) => elsewhere.includes(one))).toEqual([])
    const money = await (await okamoto.get('/staff/payments')).text()
    expect([id, ofNobody, job].filter((one) => !money.includes(one))).toEqual([])

    const [retry, close] = [`/staff/payments/${id}/retries`, `/staff/payments/${id}/closing`]
    const keys = Object.fromEntries(formOf(elsewhere, '/staff/sign-out'))
    const forged = (path: string) =>
      ishii.post(path, { ...keys, ground: 'provider', idempotency_key: crypto.randomUUID() })
    expect([(await forged(retry)).status, (await forged(close)).status]).toEqual([404, 404])
    expect((await forged(job)).status).not.toBe(303)
    expect(await acts(id)).toEqual([])
  })

  test('もう一度させると異常が外れて処理が進み、記録に残る', async () => {
    const id = await alarmed()
    const tanaka = await asStaff('田中美咲')
    const retried = await tanaka.submit('/staff/payments', {}, `/staff/payments/${id}/retries`)
    expect(retried.headers.get('location')).toBe('/staff/payments?done=retried')
    await settle(house)
    expect(await (await tanaka.get('/staff/payments')).text()).not.toContain(id)
    expect(await acts(id)).toEqual(['payments.alarm.retry'])
  })

  test('処理済みにすると一覧から消え、支払いには何も指図されず、二度目は先を越されたと知らせる', async () => {
    const id = await alarmed()
    const tanaka = await asStaff('田中美咲')
    const page = await (await tanaka.get('/staff/payments')).text()
    const action = `/staff/payments/${id}/closing`
    const closed = await tanaka.submit('/staff/payments', { ground: 'provider' }, action)
    expect(closed.headers.get('location')).toBe('/staff/payments?done=closed')
    expect(await (await tanaka.get('/staff/payments')).text()).not.toContain(id)
    expect(await acts(id)).toEqual(['payments.alarm.close'])
    const late = formOf(page, action)
    late.set('ground', 'counter')
    const again = await tanaka.post(action, late)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('ほかの人が先に処理しました')
  })

  test('理由を選ばない処理済みは受け付けない', async () => {
    const id = await alarmed()
    const refused = await (await asStaff('田中美咲')).submit('/staff/payments', {}, `/staff/payments/${id}/closing`)
    expect(refused.status).toBe(422)
    expect(await acts(id)).toEqual([])
  })
})
