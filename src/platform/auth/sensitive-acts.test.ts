import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueToken, signInMail } from '#platform/auth/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { freshActs, sensitiveActs } from './sensitive-acts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, payments, messaging, procedures] })
})
afterAll(() => house.close())

test('大切な操作はどれも、10分より前の本人確認では進まず、確かめる画面に移る', async () => {
  const app = testApp(house)
  const office = browse(app, `${await signInAs(house, '佐藤花子')}; ${await staffSignInAs(house, '鈴木一')}`)
  await ageProofs()
  const routes = new Set(app.routes.map(({ method, path }) => `${method} ${path}`))
  const tokens = {
    staff: formOf(await (await office.get('/staff/devices')).text(), '/devices/sign-out'),
    resident: formOf(await (await office.get('/account/devices')).text(), '/devices/sign-out'),
  }
  const acts = [...sensitiveActs(house), ...freshActs]
  for (const act of ['POST /organisations/:id/clients/:client/tokens', 'POST /staff/devices/:id/sign-out'])
    expect(acts).toContain(act)
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

test('メールだけで入った人は、端末を終わらせる前に、もう一度メールで確かめられる', async () => {
  const visitor = browse(testApp(house))
  await visitor.submit('/sign-in/mail', { address: 'once-more@example.jp' })
  const code = await newestCode()
  await visitor.submit('/sign-in/mail/code', { code })
  await ageProofs()
  const proof = (await visitor.submit('/account/devices', {}, '/account/devices/sign-out')).headers.get('location')
  const back = new URL(proof ?? '', 'http://localhost').searchParams.get('return_to') ?? ''
  const page = await (await visitor.get(proof ?? '')).text()
  const again = `/sign-in/mail?return_to=${encodeURIComponent(back)}`
  expect(page).toContain(again)
  await visitor.submit(again, { address: 'once-more@example.jp' }, '/sign-in/mail')
  const returned = await visitor.submit('/sign-in/mail/code', { code: await newestCode() })
  expect(returned.headers.get('location')).toBe(back)
  const kept = await (await visitor.get(back)).text()
  const form = formOf(kept, '/account/devices/sign-out')
  expect((await visitor.post('/account/devices/sign-out', form)).headers.get('location')).toBe('/sign-in')
})

test('APIのトークンは、いつ、どの強さで確かめた人かを言えないので、大切な操作はどれもできない', async () => {
  await signInAs(house, '佐藤花子')
  const { rows } = await sql<{ id: AccountId }>`
    select account_id as id from auth.sessions where realm = 'resident' order by id desc limit 1`.execute(
    house.db.kysely,
  )
  const [account] = rows
  if (!account) throw new Error('no account')
  const token = await house.db.transact((tx) =>
    issueToken(tx, {
      accountId: account.id,
      scopes: ['*'],
      expires: Temporal.Now.instant().add({ hours: 1 }),
    }),
  )
  const program = browse(testApp(house))
  const form = formOf(await (await program.get('/sign-in')).text(), '/sign-in')
  const headers = { authorization: `Bearer ${token}` }
  for (const act of [...sensitiveActs(house), ...freshActs]) {
    const [method = '', pattern = ''] = act.split(' ')
    const path = pattern.replaceAll(/:\w+/g, '01900000-0000-7000-8001-000000000001')
    const response =
      method === 'GET' ? await testApp(house).request(path, { headers }) : await program.post(path, form, headers)
    expect(response.headers.get('location'), act).toMatch(/^(\/staff)?\/sign-in/)
  }
})

const ageProofs = () =>
  sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)

async function newestCode(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from auth.mail_links order by created_at desc limit 1`.execute(house.db.kysely)
  const mail = await house.db.transact((tx) => signInMail(tx, house, rows[0]?.id ?? ''))
  return /\d{4}-\d{4}/.exec(mail?.text ?? '')?.[0] ?? ''
}
