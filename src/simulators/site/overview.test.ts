import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Simulators } from '../index.ts'
import { startTestSimulators } from '../testing.ts'

let simulators: Simulators
let now = Temporal.Now.instant()
let shifted: { shift: unknown; secret: string | null }[] = []
let isAppDown = false

beforeAll(async () => {
  simulators = await startTestSimulators({
    fetchApp: (_url, init) => {
      if (isAppDown) return Promise.reject(new Error('down'))
      if (init?.method !== 'POST') return Promise.resolve(Response.json({ now: now.toString() }))
      const { shift } = JSON.parse(String(init.body)) as { shift: unknown }
      shifted.push({ shift, secret: new Headers(init.headers).get('x-demo-secret') })
      now = now.add({ hours: 1 })
      return Promise.resolve(new Response(null, { status: 204 }))
    },
  })
})
afterAll(() => simulators.stop())
beforeEach(() => {
  shifted = []
  isAppDown = false
})

const press = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${simulators.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
const open = async (path = '/') => (await fetch(`${simulators.url}${path}`)).text()

test('外の世界には、電話・メール・時計・カード・支払い端末・郵便受けがある', async () => {
  const page = await open()
  for (const device of [
    '佐藤花子さんの電話',
    'メール　hanako.sato@example.jp',
    '時計',
    'カード',
    '支払い端末',
    '郵便受け',
  ])
    expect(page).toContain(device)
})

test('時計を進めると、まどぐちの時計が進む', async () => {
  now = Temporal.Instant.from('2026-12-02T08:30:00+09:00')
  expect(await open()).toContain('8時30分')
  expect((await press('/clock/shift', { shift: 'PT1H' })).status).toBe(303)
  expect(shifted).toEqual([{ shift: 'PT1H', secret: 'demo-secret' }])
  expect(await open()).toContain('9時30分')
})

test('まどぐちが答えなければ、進められなかったと言う', async () => {
  isAppDown = true
  const answer = await press('/clock/shift', { shift: 'next-due' })
  expect(answer.status).toBe(502)
  expect(await answer.text()).toContain('時計を進められませんでした')
})

test('よそのサイトのボタンでは何も起きない', async () => {
  expect((await press('/clock/shift', { shift: 'PT1H' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(shifted).toEqual([])
})

test('記録に鍵や暗証番号は残らない', async () => {
  await fetch(`${simulators.url}/payment/v1/checkouts`, {
    method: 'POST',
    headers: { authorization: 'Bearer payment-key' },
  })
  const record = (await open()).split('届いた順の記録')[1]
  expect(record).toContain('POST /v1/checkouts')
  expect(record).not.toMatch(/payment-key|callback-secret|line-token|demo-secret/)
})
