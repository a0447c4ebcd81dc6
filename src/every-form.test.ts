import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { pages } from '#modules/pages/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { search } from '#modules/search/index.ts'
import { signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

let house: TestHouse
let cookie: string

beforeAll(async () => {
  house = await testHouse({ modules: [people, search, pages, payments, messaging, procedures] })
  cookie = `${await signInAs(house, '佐藤花子')}; ${await staffSignInAs(house, '高橋真')}`
})
afterAll(() => house.close())

const id = '01900000-0000-7000-8001-000000000001'
// What programs send proves itself otherwise: a bearer token, a signature, a shared secret. Cookies mean nothing there.
const isForPrograms = (path: string) => /^\/(api|callbacks|demo)\//.test(path)

const postRoutes = () => {
  const paths = testApp(house)
    .routes.filter(
      ({ method, path }) => ['POST', 'PUT', 'PATCH', 'DELETE', 'ALL'].includes(method) && !path.endsWith('*'),
    )
    .map(({ path }) => path)
  return [...new Set(paths)]
}

const send = (path: string, headers: Record<string, string>) =>
  testApp(house).request(path.replace(/:\w+(\{[^}]*\})?/g, id), {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
    headers,
  })

describe('どの用紙も', () => {
  test('よそのサイトから送られたら403で断る', async () => {
    const paths = postRoutes().filter((path) => !isForPrograms(path))
    expect(paths.length).toBeGreaterThan(10)
    for (const path of paths) {
      const answer = await send(path, { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
      expect(answer.status, path).toBe(403)
    }
  })

  test('合言葉がなければ403で断る', async () => {
    for (const path of postRoutes().filter((one) => !isForPrograms(one))) {
      expect((await send(path, { cookie, origin: house.config.publicUrl })).status, path).toBe(403)
    }
  })

  test('プログラムの入口は、クッキーだけでは何もしない', async () => {
    const paths = postRoutes().filter(isForPrograms)
    expect(paths.length).toBeGreaterThan(2)
    for (const path of paths) expect([400, 401, 403, 404, 422], path).toContain((await send(path, { cookie })).status)
  })
})
