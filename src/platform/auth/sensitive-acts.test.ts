import { afterAll, beforeAll, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { sensitiveActs } from './sensitive-acts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, messaging, procedures] })
})
afterAll(() => house.close())

test('大切な操作はどれも、10分より前の本人確認では進まず、確かめる画面に移る', async () => {
  const app = testApp(house)
  const office = browse(app, `${await signInAs(house, '佐藤花子')}; ${await staffSignInAs(house, '鈴木一')}`)
  await sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
  const routes = new Set(app.routes.map(({ method, path }) => `${method} ${path}`))
  const tokens = {
    staff: formOf(await (await office.get('/staff/devices')).text(), '/devices/sign-out'),
    resident: formOf(await (await office.get('/account/devices')).text(), '/devices/sign-out'),
  }
  const acts = sensitiveActs(house)
  expect(acts.length).toBeGreaterThan(10)
  for (const act of acts) {
    const [method = '', pattern = ''] = act.split(' ')
    const path = pattern.replaceAll(/:\w+/g, '01900000-0000-7000-8001-000000000001')
    const realm = path.startsWith('/staff') ? 'staff' : 'resident'
    const response = method === 'GET' ? await office.get(path) : await office.post(path, tokens[realm])
    expect(response.headers.get('location'), act).toMatch(realm === 'staff' ? /^\/staff\/proof\?/ : /^\/proof\?/)
    // The guard itself is one; the act stands behind it.
    expect(
      routes.has(act) && app.routes.filter((one) => `${one.method} ${one.path}` === act).length,
      act,
    ).toBeGreaterThan(1)
  }
})
