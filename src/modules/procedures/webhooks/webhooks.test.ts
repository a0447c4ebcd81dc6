import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { bySystem, moveTo } from '../store/transition.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { sendWebhooks } from './actions/send.ts'
import { isPublicAddress, readUrl } from '#platform/outgoing/index.ts'
import { post } from './network/post.ts'

type Received = { path: string; headers: Record<string, string>; body: string }
type Answer = { status: number; location?: string } | 'silence'

let house: TestHouse
let app: ReturnType<typeof testApp>
let ishii: ReturnType<typeof browse>
let receiver: Server
let address: string
const received: Received[] = []
let answers: Answer[] = []
const start = '2026-12-02T10:00:00+09:00'

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: start })
  app = testApp(house)
  ishii = browse(app, await staffSignInAs(house, '石井恵子'))
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]))
      received.push({ path: request.url ?? '', headers, body })
      const answer = answers.shift() ?? { status: 204 }
      if (answer === 'silence') return
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end('x'.repeat(100_000))
    })
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
}, 60_000)
afterAll(async () => {
  receiver?.closeAllConnections()
  receiver?.close()
  await house?.close()
})
afterEach(async () => {
  received.length = 0
  answers = []
  house.setNow(start)
  await sql`delete from procedures.webhook_deliveries`.execute(house.db.kysely)
  await sql`delete from procedures.webhooks`.execute(house.db.kysely)
})

/** Registers an address as the head of the office does; returns its page and the secret that was shown. */
async function register(path: string): Promise<{ page: string; secret: string; id: string }> {
  const shown = await ishii.submit('/staff/webhooks', { procedure: 'child-allowance', url: address + path })
  const html = await shown.text()
  const id = /\/staff\/webhooks\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
  return { page: `/staff/webhooks/${id}`, id, secret: /whsec_[A-Za-z0-9+/=]+/.exec(html)?.[0] ?? '' }
}

const file = async (): Promise<ApplicationId> => {
  const { id } = await filedClaim(house, {
    procedure: 'child-allowance',
    name: '佐藤花子',
    answers: { phone: '03-0000' },
  })
  return id
}
const withdraw = (id: ApplicationId) =>
  house.db.transact((tx) => moveTo(tx, id, ['submitted'], 'withdrawn', { at: house.clock.now(), by: bySystem }))

/** As docs/api.md tells the makers of receivers. */
function isGenuine({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(signed).digest()
  const isRecent = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64')
    return isRecent && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

const stateOf = async (id: string) =>
  (
    await sql<{ state: string; why: string | null; attempts: string[] }>`
      select w.state, w.paused_because as why, array(select a.outcome from procedures.webhook_attempts a
        join procedures.webhook_deliveries d on d.id = a.delivery_id where d.webhook_id = w.id order by d.place, a.try) as attempts
      from procedures.webhooks w where w.id = ${id}`.execute(house.db.kysely)
  ).rows[0]

describe('ほかのシステムへの通知', () => {
  test('届いたことと取り下げを、署名を付けて順に知らせ、だれの何かは知らせない', async () => {
    const { secret } = await register('/hooks')
    const id = await file()
    await withdraw(id)
    await settle(house)
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        id: received[0]?.headers['webhook-id'],
        type: 'application.submitted',
        timestamp: expect.any(String),
        data: { application: id, procedure: 'child-allowance', state: 'submitted', revision: expect.any(Number) },
      },
      expect.objectContaining({
        type: 'application.state_changed',
        data: expect.objectContaining({ state: 'withdrawn' }),
      }),
    ])
    expect(received.every((one) => isGenuine(one, secret))).toBe(true)
    const [first] = received
    expect(first && isGenuine({ ...first, body: first.body.replace('submitted', 'refused') }, secret)).toBe(false)
    expect(JSON.stringify(received)).not.toMatch(/佐藤|花子|03-0000|01900000-0000-7000-8001/)
  })

  test('断られた知らせは時をおいて同じ番号で送り直し、同じ申請のあとの知らせは追い越さない', async () => {
    const { page } = await register('/hooks')
    answers = [{ status: 500 }]
    const id = await file()
    await settle(house)
    await withdraw(id)
    await settle(house)
    expect(received).toHaveLength(1)
    expect(await (await ishii.get(page)).text()).toMatch(/断られた \(500\)/)
    house.setNow('2026-12-02T10:01:01+09:00')
    await settle(house)
    expect(received.map(({ body }) => JSON.parse(body).data.state)).toEqual(['submitted', 'submitted', 'withdrawn'])
    expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id'])
  })

  test('答えのない送り先は待ち続けず、ほかへ案内されても追わない', async () => {
    const { id } = await register('/hooks')
    answers = ['silence', { status: 302, location: `${address}/elsewhere` }]
    await file()
    await file()
    // The events reach the list of deliveries; nothing is sent by the task before the short wait below.
    await sendDueWithin(150)
    expect((await stateOf(id))?.attempts.toSorted()).toEqual(['redirected', 'timed_out'])
    expect(received.map(({ path }) => path)).toEqual(['/hooks', '/hooks'])
  })

  test('410と答えた送り先には送るのをやめ、画面が言い、再開して送り直すと届く', async () => {
    const { id, page } = await register('/hooks')
    answers = [{ status: 410 }]
    await file()
    await settle(house)
    expect(await stateOf(id)).toEqual({ state: 'paused', why: 'gone', attempts: ['gone'] })
    for (const place of ['/staff/webhooks', '/staff'])
      expect(await (await ishii.get(place)).text(), place).toContain('止まっている送り先が1件')
    await file()
    await settle(house)
    expect(received).toHaveLength(1)
    await ishii.submit(page, {}, `${page}/resumption`)
    await settle(house)
    expect(received).toHaveLength(2)
    const html = await (await ishii.get(page)).text()
    const again = /action="([^"]*\/deliveries\/[^"]*\/resending)"/.exec(html)?.[1] ?? ''
    await ishii.submit(page, {}, again)
    await settle(house)
    expect(received).toHaveLength(3)
  })

  test('一日のあいだ一度も届かなければ止め、三日たった知らせはあきらめる', async () => {
    const { id } = await register('/hooks')
    answers = Array.from({ length: 40 }, () => ({ status: 503 }))
    await file()
    await settle(house)
    let now = Temporal.Instant.from(start)
    for (let step = 0; step < 24 && (await stateOf(id))?.state === 'on'; step += 1) {
      now = now.add({ hours: 6 })
      house.setNow(now.toString())
      await settle(house)
    }
    const { rows } = await sql<{ ended: string }>`select ended from procedures.webhook_deliveries`.execute(
      house.db.kysely,
    )
    const found = await stateOf(id)
    expect([found?.state === 'paused' && found.why, rows[0]?.ended]).toEqual(['failing', 'given_up'])
  })

  test('鍵を替えると、一日は新しい鍵でも前の鍵でも確かめられ、そのあとは新しい鍵だけになる', async () => {
    const { secret: earlier, page } = await register('/hooks')
    const secret =
      /whsec_[A-Za-z0-9+/=]+/.exec(await (await ishii.submit(page, {}, `${page}/secret`)).text())?.[0] ?? ''
    await file()
    await settle(house)
    const [first] = received
    expect(first && [isGenuine(first, secret), isGenuine(first, earlier)]).toEqual([true, true])
    house.setNow('2026-12-03T10:00:01+09:00')
    await file()
    await settle(house)
    expect(received[1] && [isGenuine(received[1], secret), isGenuine(received[1], earlier)]).toEqual([true, false])
    const { rows } = await sql<{ kept: string }>`
      select encode(secret, 'escape') as kept from procedures.webhooks`.execute(house.db.kysely)
    expect(rows[0]?.kept).not.toContain(secret.slice(6, 20))
  })

  test('よその課の長には、送り先はなく、担当者は決められない', async () => {
    const { page } = await register('/hooks')
    for (const name of ['加藤誠', '中村葵', '高橋真'])
      expect([403, 404]).toContain((await browse(app, await staffSignInAs(house, name)).get(page)).status)
  })
})

/** Lets the events arrive while nothing can be sent, then sends with this patience. */
async function sendDueWithin(milliseconds: number): Promise<void> {
  await sql`update procedures.webhooks set state = 'paused', paused_because = 'by_hand'`.execute(house.db.kysely)
  await settle(house)
  await sql`update procedures.webhooks set state = 'on', paused_because = null`.execute(house.db.kysely)
  await sendWebhooks(house, milliseconds)
}

describe('本番の送り先', () => {
  test.each(['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1'])(
    '%sには送らない',
    (ours) => expect(isPublicAddress(ours)).toBe(false),
  )
  test.each([
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ])('%sにも送らない', (ours) => expect(isPublicAddress(ours)).toBe(false))
  test.each(['8.8.8.8', '2606:4700::1111'])('%sには送れる', (open) => expect(isPublicAddress(open)).toBe(true))

  test('名前を引いた先や番地が庁内や機器自身なら、つなぎもしない', async () => {
    const strict = { milliseconds: 2000, isStrict: true }
    const { port } = new URL(address)
    for (const host of ['localhost', '127.0.0.1', '[::1]', '2130706433', '0x7f.1'])
      expect(await post(`https://${host}:${port}/`, { headers: {}, body: '{}' }, strict)).toEqual({
        outcome: 'forbidden_address',
      })
    expect(received).toEqual([])
  })

  test('名前は一度だけ引き、つなぐのはその番地だけ。引き直すと庁内を答える名前にも、よその名前では届かない', async () => {
    const { port } = new URL(address)
    const asked: string[] = []
    const rebinding = async (host: string) => {
      asked.push(host)
      return [{ address: asked.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    }
    const open = { milliseconds: 2000, isStrict: false, resolve: rebinding }
    const sent = await post(`http://rebinding.example:${port}/`, { headers: {}, body: '{}' }, open)
    expect([sent, asked]).toEqual([{ outcome: 'delivered', status: 204 }, ['rebinding.example']])
    received.length = 0

    const mixed = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ]
    for (const resolve of [async () => [{ address: '127.0.0.1', family: 4 }], mixed, async () => []])
      expect(
        await post(
          `https://inside.example:${port}/`,
          { headers: {}, body: '{}' },
          { milliseconds: 2000, isStrict: true, resolve },
        ),
      ).toEqual({ outcome: 'forbidden_address' })
    expect(received).toEqual([])
  })

  test.each([301, 302, 303, 307, 308])('庁内へ案内する%iの答えは、追わない', async (status) => {
    answers = [{ status, location: `${address}/inside` }]
    const sent = await post(`${address}/outside`, { headers: {}, body: '{}' }, { milliseconds: 2000, isStrict: false })
    expect([sent.outcome, received.map(({ path }) => path)]).toEqual(['redirected', ['/outside']])
  })

  test.each([
    'https://127.0.0.1/hooks',
    'https://[::1]/hooks',
    'https://10.1.2.3/hooks',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/hooks',
    'https://localhost/hooks',
    'https://intranet/hooks',
    'https://files.internal/hooks',
    'https://printer.local./hooks',
  ])('%sは、登録もできない', (url) =>
    expect(readUrl(url, { isStrict: true })).toEqual({ ok: false, problem: 'not_public' }),
  )

  test('httpsでないもの、利用者名の入ったもの、ほかのポートは、登録できない', () => {
    const problems = [
      'http://a.example',
      'https://a:b@a.example',
      'https://a.example:22',
      'ftp://a.example',
      'なにか',
    ].map((url) => readUrl(url, { isStrict: true }))
    expect(problems.map((read) => !read.ok && read.problem)).toEqual([
      'not_https',
      'with_credentials',
      'other_port',
      'not_a_url',
      'not_a_url',
    ])
    expect(readUrl('https://a.example/hooks#x', { isStrict: true })).toEqual({
      ok: true,
      url: 'https://a.example/hooks',
    })
  })
})
