import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
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
  house = await testHouse({ modules: [people, payments], settings: { PAYMENT_BASE_URL: provider.baseUrl } })
  app = testApp(house)
})
afterAll(async () => {
  await house?.close()
  await provider?.close()
})

async function alarmed(): Promise<PaymentId> {
  const purpose = { kind: 'procedures.application', id: newId() }
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
