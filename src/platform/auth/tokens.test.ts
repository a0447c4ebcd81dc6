import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { register, storedWishes, wishes } from '#platform/http/fixtures.tsx'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { findAccountByName, issueToken, revokeToken } from './index.ts'

let house: TestHouse
let cookie: string
beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
  cookie = await signInAs(house, '佐藤花子')
})
afterAll(() => house.close())

const issue = (hours = 1) =>
  house.db.transact(async (tx) => {
    const accountId = await findAccountByName(tx, '佐藤花子')
    if (!accountId) throw new Error('no account')
    const token = await issueToken(tx, {
      accountId,
      scopes: ['wishes'],
      expires: Temporal.Now.instant().add({ hours }),
    })
    return token ?? ''
  })

const me = (headers: Record<string, string>) => testApp(house).request('/api/v1/me', { headers })

const post = (token: string, body: unknown, key: string) =>
  testApp(house).request('/api/v1/wishes', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
  })

describe('APIのトークン', () => {
  test('トークンの持ち主として答える', async () => {
    expect(await (await me({ authorization: `Bearer ${await issue()}` })).json()).toEqual({ name: '佐藤花子' })
  })

  test('クッキーでは呼び出せない', async () => {
    const answer = await me({ cookie })
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test('期限が切れた、取り消された、でたらめなトークンは使えない', async () => {
    const revoked = await issue()
    expect(await house.db.transact((tx) => revokeToken(tx, revoked))).toBe(true)
    for (const token of [await issue(-1), revoked, `mado_${'x'.repeat(43)}`, '']) {
      expect((await me({ authorization: `Bearer ${token}` })).status).toBe(401)
    }
  })

  test('トークンそのものはデータベースに残らない', async () => {
    const token = await issue()
    const { rows } = await sql<{ row: string }>`select t::text as row from auth.tokens t`.execute(house.db.kysely)
    expect(rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toBe(false)
  })
})

describe('APIの繰り返し', () => {
  test('同じ鍵の同じ呼び出しには、同じ答えを返す', async () => {
    const token = await issue()
    const body = { wish: '一つだけ', copies: 1 }
    const [first, second] = [await post(token, body, 'key-0001'), await post(token, body, 'key-0001')]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(await second.json()).toEqual(await first.json())
    expect(await house.db.read(storedWishes)).toEqual(['一つだけ × 1'])
  })

  test('同じ鍵で違う内容なら422、まだ処理中なら409と答える', async () => {
    const token = await issue()
    await post(token, { wish: 'はじめ', copies: 1 }, 'key-0002')
    expect((await post(token, { wish: 'ちがう', copies: 1 }, 'key-0002')).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => post(token, { wish: '急がない', copies: 1 }, 'key-0003')))
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
  })

  test('合わない内容は、どの項目かを添えて422と答える', async () => {
    const answer = await post(await issue(), { wish: 'a\u0000b', copies: 'x' }, 'key-0004')
    expect([answer.status, await answer.json()]).toMatchObject([422, { errors: [{ field: 'wish' }] }])
  })

  test('JSONでない本文は400と答える', async () => {
    const answer = await testApp(house).request('/api/v1/wishes', {
      method: 'POST',
      body: '{',
      headers: { authorization: `Bearer ${await issue()}` },
    })
    expect(answer.status).toBe(400)
  })
})
