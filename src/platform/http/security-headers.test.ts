import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { register, wishes } from './fixtures.tsx'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
})
afterAll(() => house.close())

const places = [
  '/sign-in',
  '/broken',
  '/busy',
  '/gone',
  '/nowhere',
  '/wishes/new',
  '/healthz',
  '/api/v1',
  '/api/v1/nowhere',
  '/assets/nothing.css',
  '/staff/wishes',
  '/%00',
  '/..%2f..%2fetc/passwd',
]

describe('応答のヘッダー', () => {
  test.each(places)('%s の応答にも、安全のためのヘッダーが付く', async (path) => {
    const { headers } = await testApp(house).request(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "'nonce-",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  test('nonceは応答ごとに違う', async () => {
    const seen = new Set<string | null>()
    for (let i = 0; i < 5; i += 1)
      seen.add((await testApp(house).request('/sign-in')).headers.get('content-security-policy'))
    expect(seen.size).toBe(5)
  })

  test('httpsの窓口は、以後もhttpsを求め、クッキーを __Host- で守る', async () => {
    const secure = await testHouse({ modules: [register], settings: { PUBLIC_URL: 'https://madoguchi.example' } })
    const { headers } = await testApp(secure).request('/sign-in')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
    expect(headers.get('set-cookie')).toMatch(/^__Host-madoguchi_browser=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    await secure.close()
  })

  test('思いがけない誤りは、問い合わせ番号だけを伝える', async () => {
    const response = await testApp(house).request('/broken')
    const html = await response.text()
    expect(response.status).toBe(500)
    expect(html).toContain(response.headers.get('x-request-id'))
    expect(html).not.toMatch(/佐藤|hanako|1989|Error|\.tsx?/)
  })

  test('混み合ったときは503と待ち時間を答え、理由の詳細は出さない', async () => {
    const response = await testApp(house).request('/busy')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.text()).not.toContain('佐藤')
  })

  test('プログラムへの誤りはproblem+jsonで答える', async () => {
    const response = await testApp(house).request('/api/v1/nowhere')
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ type: 'urn:madoguchi:problem:not_found', status: 404 })
  })
})
