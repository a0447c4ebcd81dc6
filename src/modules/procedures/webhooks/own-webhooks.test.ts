import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { itoTadashi } from '#demo/people.ts'
import { organisations } from '#modules/organisations/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, formOf, signInAs, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { bySystem, moveTo } from '../store/transition.ts'
import { filedClaim } from '../testing/filed-claim.ts'

const [chokai, , shops] = demoOrganisations.map(({ id }) => `/organisations/${id}`)
const hooks = `${chokai}/webhooks`
const cases = `${chokai}/applications`
const start = '2026-12-02T10:00:00+09:00'

let house: TestHouse
let app: ReturnType<typeof testApp>
let chair: ReturnType<typeof browse>
let receiver: Server
let address: string
let status = 204
const received: { path: string; headers: Record<string, unknown>; body: string }[] = []

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures, organisations], now: start })
  app = testApp(house)
  chair = browse(app, await signInAs(house, '伊藤正'))
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
}, 60_000)
afterAll(async () => {
  receiver?.close()
  await house?.close()
})
afterEach(async () => {
  received.length = 0
  status = 204
  house.setNow(start)
  for (const table of ['webhook_deliveries', 'webhooks', 'organisation_cases'])
    await sql`delete from ${sql.raw(`procedures.${table}`)}`.execute(house.db.kysely)
})

const words = async (browser: typeof chair, path: string) =>
  (await (await browser.get(path)).text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const visit = async (name: string) => browse(app, await signInAs(house, name))

async function register(path = '/hooks') {
  const html = await (await chair.submit(hooks, { url: address + path }, hooks)).text()
  const id = /webhooks\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
  return { page: `${hooks}/${id}`, secret: /whsec_[A-Za-z0-9+/=]+/.exec(html)?.[0] ?? '' }
}
const file = async (name = '伊藤正', procedure = 'security-camera-grant'): Promise<ApplicationId> =>
  (await filedClaim(house, { procedure, name, answers: {} })).id
const nameIt = (id: string, browser = chair) => browser.submit(cases, { application: id }, cases)
async function move(id: ApplicationId, to: 'in_review' | 'withdrawn' = 'withdrawn') {
  await house.db.transact((tx) => moveTo(tx, id, ['submitted'], to, { at: house.clock.now(), by: bySystem }))
  await settle(house)
}
const told = () => received.map(({ body }) => (JSON.parse(body) as { data: { application: string } }).data.application)

describe('団体の送り先', () => {
  test('役員が自分で登録し、団体の申請のことだけが、署名付きで、だれの何かは言わずに届く', async () => {
    const { secret } = await register()
    const [own, other, unnamed] = [await file(), await file('佐藤花子'), await file()]
    expect((await nameIt(own)).status).toBe(303)
    await settle(house)
    for (const id of [own, other, unnamed]) await move(id)
    expect(new Set(told())).toEqual(new Set([own]))
    const [last] = received.toReversed()
    expect(JSON.parse(last?.body ?? '{}')).toEqual({
      id: last?.headers['webhook-id'],
      type: 'application.state_changed',
      timestamp: expect.any(String),
      data: { application: own, procedure: 'security-camera-grant', state: 'withdrawn', revision: expect.any(Number) },
    })
    const signed = `${last?.headers['webhook-id']}.${last?.headers['webhook-timestamp']}.${last?.body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(last?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(JSON.stringify(received)).not.toMatch(new RegExp(`伊藤|${itoTadashi.personId}`))
    const { rows } = await sql<{ kept: string }>`
      select encode(secret, 'escape') as kept from procedures.webhooks`.execute(house.db.kysely)
    expect(rows[0]?.kept).not.toContain(secret.slice(6, 20))
  })

  test('団体の申請にできるのは、代表が自分で出した、団体のための手続だけである', async () => {
    const [others, mine, own] = [await file('佐藤花子'), await file('伊藤正', 'child-allowance'), await file()]
    const page = await (await chair.get(cases)).text()
    expect([own, mine, others].map((id) => page.includes(id))).toEqual([true, false, false])
    const form = formOf(page, cases)
    const choose = async (application: string) => {
      form.set('application', application)
      form.set('idempotency_key', crypto.randomUUID())
      return (await chair.post(cases, form)).status
    }
    expect([await choose(others), await choose(mine), await choose('x')]).toEqual([404, 422, 422])
    expect([await choose(own), await choose(own)]).toEqual([303, 422])
    const { rows } = await sql<{ id: string }>`select application_id as id from procedures.organisation_cases`.execute(
      house.db.kysely,
    )
    expect(rows.map(({ id }) => id)).toEqual([own])
  })

  test('会員にも、よその団体の代表にも、送り先も申請も開けず、変えられない', async () => {
    const { page } = await register()
    const [ken, kazuko] = [await visit('佐藤健'), await visit('小林和子')]
    for (const path of [hooks, page, cases]) {
      expect((await ken.get(path)).status, path).toBe(403)
      expect((await kazuko.get(path)).status, path).toBe(404)
    }
    // His own organisation in the address does not open another's.
    const through = page.replace(chokai ?? '', shops ?? '')
    expect((await ken.get(through)).status).toBe(404)
    const form = formOf(await (await ken.get(`${shops}/webhooks`)).text(), `${shops}/webhooks`)
    for (const deed of ['end', 'pause', 'secret']) expect((await ken.post(`${through}/${deed}`, form)).status).toBe(404)
    const head = browse(app, await staffSignInAs(house, '石井恵子'))
    expect((await head.get(page.replace(hooks, '/staff/webhooks'))).status).toBe(404)
    expect(await (await head.get('/staff/webhooks')).text()).not.toContain(address)
  })

  test('外した申請のことは、たまっていたものも含めて知らせず、送り直しもできない', async () => {
    const { page } = await register()
    const own = await file()
    await nameIt(own)
    status = 500
    await move(own, 'in_review')
    const before = received.length
    expect(before).toBeGreaterThan(0)
    const again = () => chair.get(page).then((shown) => shown.text())
    await chair.submit(cases, {}, `${cases}/${own}/removal`)
    status = 204
    house.setNow('2026-12-02T12:00:00+09:00')
    await settle(house)
    expect(received).toHaveLength(before)
    const resending = /action="([^"]*\/deliveries\/[^"]*\/resending)"/.exec(await again())?.[1] ?? ''
    expect(resending).not.toBe('')
    expect((await chair.submit(page, {}, resending)).status).toBe(404)
  })

  test('届かずに止まると、登録した役員に個人のことを書かずに知らせ、再開すると送り直せる', async () => {
    const { page } = await register()
    const own = await file()
    await nameIt(own)
    status = 410
    await move(own)
    const { rows } = await sql<{ personId: string; data: Record<string, string> }>`
      select person_id as "personId", data from platform.notices where kind = 'procedures.webhook-paused'`.execute(
      house.db.kysely,
    )
    const webhookId = page.split('/').at(-1)
    expect(rows).toEqual([
      { personId: itoTadashi.personId, data: { organisationId: demoOrganisations[0]?.id, webhookId } },
    ])
    expect(await words(chair, page)).toContain('410')
    status = 204
    const before = received.length
    await chair.submit(page, {}, `${page}/resumption`)
    const html = await (await chair.get(page)).text()
    const resending = /action="([^"]*\/deliveries\/[^"]*\/resending)"/.exec(html)?.[1] ?? ''
    await chair.submit(page, {}, resending)
    await settle(house)
    expect(received.length).toBeGreaterThan(before)
    expect(await words(chair, page)).toContain('届きました')
  })

  test('鍵は一度だけ見え、登録も鍵の取り替えも、直前に確かめ直した人だけができる', async () => {
    const { page, secret } = await register()
    expect(secret).toMatch(/^whsec_/)
    expect(await (await chair.get(page)).text()).not.toContain('whsec_')
    const renewed = await (await chair.submit(page, {}, `${page}/secret`)).text()
    expect(renewed).toMatch(/whsec_/)
    expect(renewed).not.toContain(secret)
    await sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
    for (const [from, to] of [
      [hooks, hooks],
      [page, `${page}/secret`],
    ] as const)
      expect((await chair.submit(from, { url: `${address}/more` }, to)).headers.get('location')).toMatch(/^\/proof\?/)
    await sql`update auth.sessions set proven_at = clock_timestamp()`.execute(house.db.kysely)
  })

  test('解散した団体には何も送らない', async () => {
    await register()
    const own = await file()
    await nameIt(own)
    await settle(house)
    received.length = 0
    await sql`
      update organisations.organisations set state = 'dissolved', dissolved_on = '2026-12-02', dissolved_reason = '見本',
        dissolved_by = (select id from people.staff limit 1) where id = ${demoOrganisations[0]?.id}`.execute(
      house.db.kysely,
    )
    await move(own)
    expect(received).toEqual([])
    const { rows } = await sql`select state from procedures.webhooks`.execute(house.db.kysely)
    expect(rows).toEqual([{ state: 'paused' }])
  })
})
