import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { openCheckout } from '../actions/open-checkout.ts'
import { requestPayment } from '../actions/request-payment.ts'
import type { PaymentId } from '../domain/payment.ts'
import { type FakeProvider, fakeProvider, signatureFor } from '../fake-provider.ts'
import { lines } from '../fixtures.ts'
import { payments } from '../module.ts'

let provider: FakeProvider
let house: TestHouse
let app: ReturnType<typeof testApp>
let hanako: string
let other: string

beforeAll(async () => {
  provider = await fakeProvider()
  house = await testHouse({ modules: [people, payments], settings: { PAYMENT_BASE_URL: provider.baseUrl } })
  app = testApp(house)
  hanako = await signInAs(house, '佐藤花子')
  other = await signInAs(house, '髙﨑𠮷之助').catch(() => signInAs(house, '佐藤健'))
})
afterAll(async () => {
  await house?.close()
  await provider?.close()
})

const send = (body: string, signature: string) =>
  app.request('/callbacks/payment', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-payment-signature': signature,
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  })
const sign = (body: string, seconds?: number) => signatureFor(body, house.config.payment.callbackSecret, seconds)

async function pay(): Promise<{ id: PaymentId; held: string; charged: string }> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from people.register_records where name = '佐藤花子'`.execute(house.db.kysely)
  const payerPersonId = rows[0]?.id ?? newId()
  const purpose = { kind: 'procedures.application', id: newId() }
  const { paymentId } = await house.db.transact((tx) => requestPayment(tx, { purpose, payerPersonId, lines }))
  await openCheckout(house, paymentId, { returnPath: '/' })
  const checkout = [...provider.checkouts.values()].find((one) => one.merchant_reference === paymentId)?.id ?? ''
  const hold = { method: 'card', hold_expires_at: '2026-12-09T01:00:00Z' }
  const charge = { method: 'qr', captured_amount: 710 }
  return {
    id: paymentId,
    held: provider.happen(checkout, 'authorised', hold),
    charged: provider.happen(checkout, 'captured', charge),
  }
}
const read = async (id: string, cookie = hanako, path = `/receipts/${id}`) => {
  const response = await app.request(path, { headers: { cookie } })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

describe('支払い事業者からの通知', () => {
  it('署名が正しい通知だけを、二度届いても一度だけ受け取る', async () => {
    const { held } = await pay()
    expect((await send(held, sign(held))).status).toBe(200)
    expect((await send(held, sign(held))).status).toBe(200)
  })

  it.each([
    ['署名がない', () => ''],
    ['別の鍵で署名した', (body: string) => signatureFor(body, 'another')],
    ['本文を書き換えた', (body: string) => sign(body.replace('710', '71'))],
    ['6分前の', (body: string) => sign(body, Math.floor(Date.now() / 1000) - 360)],
    ['6分先の', (body: string) => sign(body, Math.floor(Date.now() / 1000) + 360)],
  ])('%s通知は、理由を言わずに断る', async (_, signature) => {
    const { id, held } = await pay()
    const response = await send(held, signature(held))
    expect([response.status, await response.text()]).toEqual([401, ''])
    const { rows } = await sql<{ state: string }>`select state from payments.payments where id = ${id}`.execute(
      house.db.kysely,
    )
    expect(rows[0]?.state).toBe('pending')
  })

  it('署名が正しくても読めない本文は400、知らない支払いは404', async () => {
    expect((await send('{}', sign('{}'))).status).toBe(400)
    const { held } = await pay()
    const foreign = held.replace(/"merchant_reference":"[^"]+"/, '"merchant_reference":"x"')
    expect((await send(foreign, sign(foreign))).status).toBe(404)
  })
})

describe('領収書', () => {
  it('支払うまではなく、支払ったら作れて、2枚目は再発行になる', async () => {
    const { id, charged } = await pay()
    expect((await read(id)).status).toBe(404)
    await send(charged, sign(charged))
    const page = await read(id)
    expect(page.status).toBe(200)
    expect(page.text).toContain('710円')
    for (const issue of [1, 2]) {
      const form = formOf((await read(id)).text, `/receipts/${id}/issues`)
      const headers = {
        cookie: hanako,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      }
      const response = await app.request(`/receipts/${id}/issues`, { method: 'POST', headers, body: form.toString() })
      expect(response.status).toBe(303)
      const pdf = await read(id, hanako, `/receipts/${id}/issues/${issue}`)
      expect(pdf.headers.get('content-type')).toBe('application/pdf')
      expect(pdf.text.startsWith('%PDF')).toBe(true)
    }
    const again = await read(id)
    expect(again.text).toContain('再発行（')
    expect(again.text).toContain('8練区領第1号')
  })

  it('ほかの人には、ページもPDFもAPIも、存在しないのと同じに見える', async () => {
    const { id, charged } = await pay()
    await send(charged, sign(charged))
    for (const path of [`/receipts/${id}`, `/receipts/${id}/issues/1`, `/api/v1/payments/${id}`]) {
      const foreign = await read(id, other, path)
      const missing = await read(id, other, path.replace(id, newId()))
      expect([foreign.status, missing.status]).toEqual(path.startsWith('/api') ? [401, 401] : [404, 404])
    }
    expect((await read(id, hanako, '/receipts/not-an-id')).status).toBe(404)
  })

  it('やさしい日本語と英語でも読める', async () => {
    const { id, charged } = await pay()
    await send(charged, sign(charged))
    expect((await read(id, hanako, `/en/receipts/${id}`)).text).toContain('¥710')
    expect((await read(id, hanako, `/easy/receipts/${id}`)).text).toContain('領収書')
  })
})
