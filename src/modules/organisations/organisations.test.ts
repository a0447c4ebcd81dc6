import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { parseCorporateNumber } from './domain/corporate-number.ts'
import { organisations } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations] })
  app = testApp(house)
})
afterAll(() => house.close())

const chokai = `/organisations/${demoOrganisations[0]?.id}`
const visit = async (name: string) => browse(app, await signInAs(house, name))
const secretIn = (html: string, pattern: RegExp): string => pattern.exec(html)?.[0] ?? ''
const api = (token: string, path: string) =>
  app.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })

test('法人番号は検査用数字が合うものだけを受ける', () => {
  expect(parseCorporateNumber('7000012050002')).toBe('7000012050002')
  expect(parseCorporateNumber('7000012050003')).toBeUndefined()
})

test('会長が会計を招待し、一度だけ受けられ、よその人には団体も招待もない', async () => {
  const [chair, hanako, ren] = [await visit('伊藤正'), await visit('佐藤花子'), await visit('山本蓮')]
  const made = await chair.submit(chokai, { role: 'treasurer', from: '2026-12-02' }, `${chokai}/invitations`)
  const code = secretIn(await made.text(), /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?=<)/)
  expect(code).not.toBe('')
  expect((await hanako.get(chokai)).status).toBe(404)
  const opened = await hanako.submit('/organisations', { code }, '/organisations/invitations')
  const invitation = opened.headers.get('location') ?? ''
  expect((await ren.get(invitation)).status).toBe(404)
  expect((await ren.submit('/organisations', { code }, '/organisations/invitations')).status).toBe(422)
  const accepted = await hanako.submit(invitation, {}, `${invitation}/acceptance`)
  expect(accepted.headers.get('location')).toBe(chokai)
  expect((await hanako.get(chokai)).status).toBe(200)
  expect((await hanako.get(invitation)).status).toBe(404)
  expect((await hanako.get(`${chokai}/clients`)).status).toBe(403)
})

test('引継ぎは先に決め、その日に替わる。代表が二人になることはない', async () => {
  const [chair, ken] = [await visit('伊藤正'), await visit('佐藤健')]
  const { rows } = await sql<{ id: string }>`
    select s.id from organisations.seats s join people.register_records r on r.person_id = s.person_id
    where s.organisation_id = ${demoOrganisations[0]?.id} and r.name = '佐藤健' limit 1`.execute(house.db.kysely)
  const page = await (await chair.get(chokai)).text()
  const fields = formOf(page, '/hand-over')
  expect(fields.get('replaces')).toBe('')
  const once = () =>
    chair.submit(
      chokai,
      { successor: rows[0]?.id ?? '', handOverFrom: '2027-04-01', replaces: '' },
      `${chokai}/hand-over`,
    )
  const answers = await Promise.all(Array.from({ length: 16 }, once))
  expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1)
  expect((await ken.get(`${chokai}/clients`)).status).toBe(403)
  house.setNow('2027-04-01T00:00:00+09:00')
  expect((await ken.get(`${chokai}/clients`)).status).toBe(200)
  expect((await chair.get(`${chokai}/clients`)).status).toBe(403)
  house.setNow('2026-12-02T10:00:00+09:00')
})

test('プログラムのトークンは自分の団体だけを読み、住民の入口はどれも開かず、止めると次から使えない', async () => {
  const chair = await visit('伊藤正')
  const clients = `${chokai}/clients`
  const client = { name: '回覧板', purpose: '人数を表示する', contact: '03-0000-0000', scopes: 'organisations.read' }
  await chair.submit(clients, client, clients)
  const html = await (await chair.get(clients)).text()
  const tokens = secretIn(html, /\/organisations\/[0-9a-f-]+\/clients\/[0-9a-f-]+\/tokens/)
  const shown = await chair.submit(clients, { days: '365' }, tokens)
  const token = secretIn(await shown.text(), /madoc_[\w-]{43}/)
  expect(await (await api(token, '/organisations/me')).json()).toMatchObject({ name: '見本町会' })
  expect((await api(token, '/organisations/me/members')).status).toBe(403)
  for (const { method, path } of app.routes.filter((one) => one.path.startsWith('/api/v1/') && one.method !== 'ALL')) {
    if (path.includes('openapi') || path.endsWith('/organisations/me')) continue
    const answer = await app.request(path.replaceAll(/:\w+/g, '01900000-0000-7000-8001-000000000001'), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method !== 'GET' && { body: '{}' }),
    })
    expect([403, 404], `${method} ${path}`).toContain(answer.status)
  }
  await sql`update organisations.organisations set state = 'dissolved', dissolved_on = '2026-12-02', dissolved_reason = 'x'
    where id = ${demoOrganisations[0]?.id}`.execute(house.db.kysely)
  expect((await api(token, '/organisations/me')).status).toBe(401)
})
