import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulators } from '../index.ts'
import { startTestSimulators } from '../testing.ts'

let simulators: Simulators
beforeAll(async () => {
  simulators = await startTestSimulators({
    now: () => Temporal.Instant.from('2026-12-02T08:30:00+09:00'),
  })
})
afterAll(() => simulators.stop())

const pdf = Buffer.from('%PDF-1.7 住民票の写し').toString('base64')
const to = { postcode: '1790072', address: '東京都練馬区光が丘二丁目9番6号 304号室', name: '佐藤花子' }
const post = async (body: unknown) => {
  const response = await fetch(`${simulators.url}/post/v1/letters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as { id: string } }
}

test('手紙は一度だけ届き、封を開けると同じPDFが出る', async () => {
  const first = await post({ reference: '練戸第1号', to, pdf })
  expect(first.status).toBe(201)
  const again = await post({ reference: '練戸第1号', to, pdf })
  expect(again).toEqual({ status: 200, body: first.body })

  const page = await (await fetch(`${simulators.url}/letters/${first.body.id}`)).text()
  expect(page).toContain('〒179-0072')
  expect(page).toContain('佐藤花子　様')
  const opened = await fetch(`${simulators.url}/letters/${first.body.id}/letter.pdf`)
  expect(Buffer.from(await opened.arrayBuffer()).toString('base64')).toBe(pdf)
})

test('同じ参照番号で別の手紙は出せない', async () => {
  await post({ reference: '練戸第2号', to, pdf })
  expect((await post({ reference: '練戸第2号', to: { ...to, name: '山本蓮' }, pdf })).status).toBe(409)
})

test.each([{ pdf: Buffer.from('<html>').toString('base64') }, { to: { ...to, postcode: '179' } }, { reference: '' }])(
  '手紙でないものは受け取らない %o',
  async (wrong) => {
    expect((await post({ reference: '練戸第3号', to, pdf, ...wrong })).status).toBe(400)
  },
)

test('届けられなかった手紙は区へ戻り、理由が残る', async () => {
  const { body } = await post({ reference: '練戸第4号', to, pdf })
  const back = await fetch(`${simulators.url}/letters/${body.id}/return`, {
    method: 'POST',
    body: new URLSearchParams({ reason: 'expired' }),
  })
  expect(await back.text()).toContain('区へ戻しました（保管期間経過）')
})
