import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { itoTadashi } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { warnOfTokens } from './actions/warn-tokens.ts'
import { organisations } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations] })
  app = testApp(house)
})
afterAll(() => house.close())

type Browser = ReturnType<typeof browse>
const clients = `/organisations/${demoOrganisations[0]?.id}/clients`
const chair = async () => browse(app, await signInAs(house, '伊藤正'))
const desk = async (name = '藤原賢') => browse(app, await staffSignInAs(house, name))
const ask = (token: string, path: string) =>
  app.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
const tokenIn = (html: string) => /madoc_[\w-]{43}/.exec(html)?.[0] ?? 'no token'

/** A new program below this page with a token; the page's first program is the newest. */
async function program(browser: Browser, page: string, scopes: string) {
  const given = { name: '回覧板', purpose: '人数を表示する', contact: '03-0000-0000', scopes }
  expect((await browser.submit(page, given, page)).status).toBe(303)
  const path = new RegExp(`${page}/[0-9a-f-]+(?=/tokens)`).exec(await (await browser.get(page)).text())?.[0] ?? ''
  const made = await browser.submit(page, { days: '365' }, `${path}/tokens`)
  return { path, token: tokenIn(await made.text()), id: path.split('/').at(-1) ?? '' }
}

test('トークンは「止める」で次の問合せから使えず、プログラムをやめると残りも使えない', async () => {
  const browser = await chair()
  const { path, token } = await program(browser, clients, 'organisations.read')
  const second = tokenIn(await (await browser.submit(clients, { days: '90' }, `${path}/tokens`)).text())
  expect((await ask(token, '/organisations/me')).status).toBe(200)
  const { rows } = await sql<{ id: string }>`select id from auth.client_tokens
    where token_hash = ${hashOf(token)}`.execute(house.db.kysely)
  await browser.submit(clients, {}, `${path}/tokens/${rows[0]?.id}/revocation`)
  expect((await ask(token, '/organisations/me')).status).toBe(401)
  expect((await ask(second, '/organisations/me')).status).toBe(200)
  await browser.submit(clients, {}, `${path}/end`)
  expect((await ask(second, '/organisations/me')).status).toBe(401)
})

test('期限の過ぎたトークンは使えない。期限は延ばせない', async () => {
  const { id } = await program(await chair(), clients, 'organisations.read')
  const old = `madoc_${'a'.repeat(43)}`
  await insertToken(id, old, { from: '2 days', until: '-1 second' })
  expect((await ask(old, '/organisations/me')).status).toBe(401)
  await expect(
    sql`update auth.client_tokens set expires_at = expires_at + interval '1 day'`.execute(house.db.kysely),
  ).rejects.toThrow()
})

test('期限の30日前に、プログラムを預かる人へ一度だけ知らせる', async () => {
  const { id } = await program(await chair(), clients, 'organisations.read')
  await insertToken(id, `madoc_${'b'.repeat(43)}`, { from: '1 day', until: '29 days' })
  await insertToken(id, `madoc_${'c'.repeat(43)}`, { from: '1 day', until: '31 days' })
  await warnOfTokens(house)
  await warnOfTokens(house)
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from platform.notices
    where kind = 'organisations.token-ends'`.execute(house.db.kysely)
  expect(rows).toEqual([{ personId: itoTadashi.personId }])
})

test('7日前にもう一度、一度だけ知らせる。7日を切ってから見つけたトークンには、一つだけ知らせる', async () => {
  const { id } = await program(await chair(), clients, 'organisations.read')
  const told = async () =>
    (await sql`select 1 from platform.notices where kind = 'organisations.token-ends'`.execute(house.db.kysely)).rows
      .length
  const before = await told()
  await insertToken(id, `madoc_${'d'.repeat(43)}`, { from: '1 day', until: '8 days' })
  await warnOfTokens(house)
  expect(await told()).toBe(before + 1)
  await insertToken(id, `madoc_${'e'.repeat(43)}`, { from: '1 day', until: '6 days' })
  await warnOfTokens(house)
  await warnOfTokens(house)
  expect(await told()).toBe(before + 2)
})

test('課のトークンは、期限の30日前から、課の長の画面に終わる日が出る', async () => {
  const head = await desk()
  const list = '/staff/office-clients'
  const page = /\/staff\/office-clients\/[0-9a-f-]+/.exec(await (await head.get(list)).text())?.[0] ?? ''
  const { id } = await program(head, page, 'organisations.directory.read')
  expect(await (await head.get(list)).text()).not.toContain('まもなく終わる')
  await insertToken(id, `madoc_${'f'.repeat(43)}`, { from: '1 day', until: '20 days' })
  expect(await (await head.get(list)).text()).toContain('まもなく終わる')
  await insertToken(id, `madoc_${'g'.repeat(43)}`, { from: '1 day', until: '6 days' })
  expect(await (await head.get(list)).text()).toContain('7日以内')
})

test('プログラムは1分に120回まで。超えると待つ秒数を答える', async () => {
  const { token } = await program(await chair(), clients, 'organisations.read')
  const statuses = new Map<number, number>()
  let wait = 0
  // The minute may turn once on the way.
  for (let calls = 0; calls < 260 && wait === 0; calls += 1) {
    const answer = await ask(token, '/organisations/me')
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer.status === 429) wait = Number(answer.headers.get('retry-after'))
  }
  expect(statuses.get(200)).toBeGreaterThanOrEqual(120)
  expect(wait).toBeGreaterThan(0)
})

test('課のプログラムは課の長が作り、その課が所管する団体だけを読む。ほかの課の長には見えない', async () => {
  const head = await desk()
  const offices = await (await head.get('/staff/office-clients')).text()
  const page = /\/staff\/office-clients\/[0-9a-f-]+/.exec(offices)?.[0] ?? ''
  expect((await (await desk('岡田恵')).get('/staff/office-clients')).status).toBe(403)
  expect((await (await desk('長谷川徹')).get(page)).status).toBe(404)
  const own = { name: 'x', purpose: 'x', contact: 'x', scopes: 'organisations.read' }
  expect((await head.submit(page, own, page)).status).toBe(403)
  const { token, id } = await program(head, page, 'organisations.directory.read')
  const { organisations: found } = (await (await ask(token, '/organisations')).json()) as {
    organisations: { name: string; members: number }[]
  }
  expect(found.map(({ name }) => name)).toContain('見本町会')
  expect(found.map(({ name }) => name)).not.toContain('見本小学校')
  expect(JSON.stringify(found)).not.toMatch(/伊藤|佐藤/)
  expect((await ask(token, '/organisations/me')).status).toBe(403)
  const administrator = await desk('鈴木一')
  expect(await (await administrator.get('/staff/clients')).text()).toContain('協働推進課')
  await administrator.submit('/staff/clients', {}, `/staff/clients/${id}/end`)
  expect((await ask(token, '/organisations')).status).toBe(401)
})

test('トークンを作る前に、もう一度本人であることを確かめる', async () => {
  const browser = await chair()
  const { path } = await program(browser, clients, 'organisations.read')
  await sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
  const asked = await browser.submit(clients, { days: '365' }, `${path}/tokens`)
  expect(asked.headers.get('location')).toMatch(/^\/proof\?/)
})

const hashOf = (token: string) => createHash('sha256').update(token).digest()

const insertToken = (client: string, token: string, { from, until }: { from: string; until: string }) =>
  sql`insert into auth.client_tokens (client_id, token_hash, created_by, created_at, expires_at)
    select id, ${hashOf(token)}, created_by, clock_timestamp() - ${from}::interval,
      clock_timestamp() + ${until}::interval
    from auth.clients where id = ${client}`.execute(house.db.kysely)
