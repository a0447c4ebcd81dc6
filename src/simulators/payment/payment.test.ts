import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Simulators } from '../index.ts'
import { drivePayment, startTestSimulators } from '../testing.ts'

type Received = { type: string; sequence: number; event_id: string; checkout: Record<string, unknown> }

let simulators: Simulators
let now = Temporal.Instant.from('2026-12-02T10:00:00+09:00')
let received: { body: string; signature: string; event: Received }[] = []
let answer = 200

beforeAll(async () => {
  simulators = await startTestSimulators({
    now: () => now,
    callbackRetries: [5],
    fetchApp: (_url, init) => {
      const body = String(init?.body)
      const signature = new Headers(init?.headers).get('x-payment-signature') ?? ''
      received.push({ body, signature, event: JSON.parse(body) as Received })
      return Promise.resolve(new Response(null, { status: answer }))
    },
  })
})
afterAll(() => simulators.stop())
beforeEach(() => {
  received = []
  answer = 200
})

const call = async (path: string, body?: unknown, options: { key?: string; token?: string } = {}) => {
  const response = await fetch(`${simulators.url}/payment/v1/checkouts${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${options.token ?? 'payment-key'}`,
      'content-type': 'application/json',
      'idempotency-key': options.key ?? randomUUID(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & { id: string; url: string },
  }
}

const order = {
  merchant_reference: 'N8-2041-7765-3',
  amount: 410,
  currency: 'JPY',
  capture: 'manual',
  return_url: 'http://localhost:3140/applications/1/payment-return',
  callback_url: 'http://localhost:3140/callbacks/payment',
}
const newCheckout = async () => (await call('', order)).body
const types = () => received.map(({ event }) => event.type)

describe('まどぐちからの依頼', () => {
  test('鍵が違えば断る', async () => {
    expect((await call('', order, { token: 'wrong' })).status).toBe(401)
  })

  test('同じ依頼の繰り返しは同じ支払いになり、中身の違う繰り返しは断る', async () => {
    const key = randomUUID()
    const first = await call('', order, { key })
    expect(first.status).toBe(201)
    expect((await call('', order, { key })).body).toEqual(first.body)
    expect((await call('', { ...order, amount: 1 }, { key })).status).toBe(422)
  })

  test.each([
    { amount: 0 },
    { amount: -410 },
    { amount: 1.5 },
    { amount: '410' },
    { currency: 'USD' },
    { return_url: 'javascript:1' },
  ])('おかしな依頼は断る %o', async (wrong) => {
    expect((await call('', { ...order, ...wrong })).status).toBe(400)
  })

  test('枠を取った金額を超える引き落としも、2度の引き落としもできない', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url)
    expect((await call(`/${id}/capture`, { amount: 411 })).status).toBe(422)
    const key = randomUUID()
    expect((await call(`/${id}/capture`, { amount: 410 }, { key })).body).toMatchObject({
      status: 'captured',
      captured_amount: 410,
    })
    expect((await call(`/${id}/capture`, { amount: 410 }, { key })).status).toBe(200)
    expect((await call(`/${id}/capture`, { amount: 410 })).status).toBe(409)
    await simulators.settle()
    expect(types()).toEqual(['authorised', 'captured'])
  })

  test('分けて返すことはできるが、受け取った以上には返せない', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url, { method: 'qr' })
    expect((await call(`/${id}/refund`, { amount: 300 })).body).toMatchObject({
      status: 'captured',
      refunded_amount: 300,
    })
    expect((await call(`/${id}/refund`, { amount: 300 })).status).toBe(422)
    expect((await call(`/${id}/refund`, { amount: 110 })).body).toMatchObject({
      status: 'refunded',
      refunded_amount: 410,
    })
  })

  test('取り消した枠からは引き落とせない', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url)
    expect((await call(`/${id}/void`, {})).body.status).toBe('voided')
    expect((await call(`/${id}/capture`, { amount: 410 })).status).toBe(409)
  })
})

describe('支払う人', () => {
  test('カードは7日間の枠だけを取り、まどぐちに戻る', async () => {
    const { id, url } = await newCheckout()
    const returned = new URL(await drivePayment(url))
    expect(returned.searchParams.get('checkout')).toBe(id)
    expect((await call(`/${id}`)).body).toMatchObject({
      status: 'authorised',
      captured_amount: 0,
      hold_expires_at: '2026-12-09T01:00:00Z',
    })
  })

  test.each(['qr', 'bank'] as const)('%sはすぐに引き落とされる', async (method) => {
    const { id, url } = await newCheckout()
    await drivePayment(url, { method })
    expect((await call(`/${id}`)).body).toMatchObject({ status: 'captured', captured_amount: 410, method })
  })

  test('残高が足りなければ失敗が届き、枠は残らない', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url, { outcome: 'insufficient' })
    await simulators.settle()
    expect(types()).toEqual(['failed'])
    expect((await call(`/${id}`)).body).toMatchObject({ status: 'failed', failure_reason: 'insufficient_funds' })
  })

  test('やめて戻ると、払わなかったことが届く', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url, { outcome: 'cancelled' })
    expect((await call(`/${id}`)).body).toMatchObject({ status: 'failed', failure_reason: 'cancelled' })
  })

  test('金額を書き換えた画面では払えない', async () => {
    const { id, url } = await newCheckout()
    const body = new URLSearchParams({ amount: '1', method: 'card' })
    expect((await fetch(`${url}/payment`, { method: 'POST', body, redirect: 'manual' })).status).toBe(404)
    expect((await call(`/${id}`)).body.status).toBe('open')
  })

  test('枠は7日目のその時刻に切れる', async () => {
    const start = now
    const { id, url } = await newCheckout()
    await drivePayment(url)
    now = start.add({ hours: 7 * 24 }).subtract({ milliseconds: 1 })
    expect((await call(`/${id}`)).body.status).toBe('authorised')
    now = start.add({ hours: 7 * 24 })
    expect((await call(`/${id}`)).body.status).toBe('expired')
    await simulators.settle()
    expect(types()).toEqual(['authorised', 'expired'])
    now = start
  })
})

describe('まどぐちへの通知', () => {
  test('署名は時刻と本文から作られ、順番の番号が付く', async () => {
    const { url } = await newCheckout()
    await drivePayment(url)
    await simulators.settle()
    const [{ body, signature, event } = { body: '', signature: '', event: undefined }] = received
    const time = /^t=(\d+),v1=/.exec(signature)?.[1]
    const expected = createHmac('sha256', 'callback-secret').update(`${time}.${body}`).digest('hex')
    expect(signature).toBe(`t=${time},v1=${expected}`)
    expect(event).toMatchObject({ sequence: 1, checkout: { merchant_reference: 'N8-2041-7765-3', amount: 410 } })
  })

  test('2度送ると、同じ通知が2つ届く', async () => {
    const { url } = await newCheckout()
    await drivePayment(url, { callbacks: 'twice' })
    await simulators.settle()
    expect(received.map(({ event }) => event.event_id)).toEqual([
      received[0]?.event.event_id,
      received[0]?.event.event_id,
    ])
  })

  test('順番を入れ替えると、あとの通知が先に届く', async () => {
    const { id, url } = await newCheckout()
    await drivePayment(url, { callbacks: 'out-of-order' })
    await call(`/${id}/capture`, { amount: 410 })
    await simulators.settle()
    expect(received.map(({ event }) => [event.type, event.sequence])).toEqual([
      ['captured', 2],
      ['authorised', 1],
    ])
  })

  test('受け取れなかった通知は、もう一度届く', async () => {
    answer = 503
    const { url } = await newCheckout()
    await drivePayment(url)
    await vi.waitFor(() => expect(received.length).toBe(2))
    expect(received[1]?.body).toBe(received[0]?.body)
  })
})
