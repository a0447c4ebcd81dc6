import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, yamamotoRen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, formOf, signInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { startTestSimulators } from '#src/simulators/testing.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { messaging } from '../index.ts'
import { mostBytes, payloadOf, pushMessage, topicOf } from './domain/push-message.ts'
import { readSubscription } from './domain/subscription.ts'

type Pushed = { text: string; ttl: number; topic: string; urgency: string }
type Opened = { endpoint: string; keys: { p256dh: string; auth: string } }

let simulators: Awaited<ReturnType<typeof startTestSimulators>>
let house: TestHouse
let app: ReturnType<typeof testApp>
let hanako: ReturnType<typeof browse>
beforeAll(async () => {
  simulators = await startTestSimulators({ now: () => Temporal.Instant.from('2026-12-02T10:00:00+09:00') })
  house = await testHouse({
    modules: [people, messaging, noticesOfTests],
    settings: { ...simulators.settings, POST_BASE_URL: simulators.url },
  })
  app = testApp(house)
  hanako = browse(app, await signInAs(house, '佐藤花子'))
})
afterAll(async () => {
  await house?.close()
  await simulators?.stop()
})
beforeEach(async () => {
  for (const table of ['push_subscriptions', 'deliveries', "contacts where channel = 'push'"])
    await sql.raw(`delete from messaging.${table}`).execute(house.db.kysely)
  // Only the devices are looked at here.
  await sql`update messaging.contacts set ended_at = now(), ended_reason = 'by-person' where ended_at is null`.execute(
    house.db.kysely,
  )
})

const openBrowser = async (): Promise<Opened> =>
  (await (await fetch(`${simulators.url}/push/browsers`, { method: 'POST' })).json()) as Opened

const register = (who: ReturnType<typeof browse>, { endpoint, keys }: Opened) =>
  who.submit('/messages/push', { endpoint, p256dh: keys.p256dh, auth: keys.auth })

const shownOn = async ({ endpoint }: Opened): Promise<Pushed[]> =>
  (await (await fetch(`${endpoint.replace('/send/', '/browsers/')}/messages`)).json()) as Pushed[]

let turn = 0
const tell = async (person = satoHanako): Promise<void> => {
  turn += 1
  const notice = { kind: 'test.issued', personId: person.personId, key: `push-${turn}`, data: { number: turn } }
  await house.db.transact((tx) => notify(tx, notice))
  await settle(house)
}

const deliveries = async () =>
  (
    await sql<{ channel: string; state: string; reason: string | null; attempts: number }>`
      select channel, state, reason, attempts from messaging.deliveries order by channel`.execute(house.db.kysely)
  ).rows

const pausesAreOver = async () => {
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(house.db.kysely)
  await settle(house)
}

const failNext = (status: number) => fetch(`${simulators.url}/push/fault?status=${status}`, { method: 'POST' })

describe('プッシュ通知', () => {
  test('登録した端末に暗号で届き、端末だけが開けて、画面には役所の名前と用件だけが出る', async () => {
    const phone = await openBrowser()
    expect((await register(hanako, phone)).headers.get('location')).toBe('/messages/push?done=added')
    await tell()
    const [pushed, ...more] = await shownOn(phone)
    expect(more).toEqual([])
    expect(pushed).toMatchObject({ ttl: 259_200, urgency: 'normal' })
    const shown = pushMessage.partial().parse(JSON.parse(pushed?.text ?? '{}'))
    expect(shown).toMatchObject({ title: '区役所からのお知らせ', body: '申請の手続きについて', lang: 'ja' })
    expect(shown.url).toMatch(/\/applications\/1$/)
    expect(pushed?.text).not.toMatch(/佐藤|花子/)
    expect(pushed?.topic).toBe(topicOf(shown.tag ?? ''))
    expect(await deliveries()).toMatchObject([{ channel: 'push', state: 'sent' }])
  })

  test('二台のうち一台が不調なら、その一台にだけ送り直す', async () => {
    const [phone, computer] = [await openBrowser(), await openBrowser()]
    await register(hanako, phone)
    await register(hanako, computer)
    await failNext(503)
    await tell()
    expect(await deliveries()).toMatchObject([
      { channel: 'push', state: 'temporary-failure', reason: 'provider-error' },
    ])
    await pausesAreOver()
    expect(await deliveries()).toMatchObject([{ channel: 'push', state: 'sent', attempts: 2 }])
    expect([(await shownOn(phone)).length, (await shownOn(computer)).length]).toEqual([1, 1])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from messaging.push_arrivals where at > now() - interval '1 minute' group by tag
      order by max(at) desc limit 1`.execute(house.db.kysely)
    expect(rows).toEqual([{ count: 2 }])
  })

  test.each([
    [429, 'temporary-failure', 'rate-limit'],
    [500, 'temporary-failure', 'provider-error'],
    [403, 'permanent-failure', 'not-authorised'],
    [413, 'permanent-failure', 'not-accepted'],
  ])('プッシュサービスの答え%iは、%sになる', async (status, state, reason) => {
    await register(hanako, await openBrowser())
    await failNext(status)
    await tell()
    expect((await deliveries()).find(({ channel }) => channel === 'push')).toMatchObject({ state, reason })
  })

  test('端末がなくなっていたら登録を終わりにし、法律で決まったお知らせは手紙で届ける', async () => {
    const phone = await openBrowser()
    await register(hanako, phone)
    await fetch(`${phone.endpoint.replace('/send/', '/browsers/')}/end`, { method: 'POST' })
    await tell()
    expect(await deliveries()).toMatchObject([
      { channel: 'letter', state: 'sent' },
      { channel: 'push', state: 'permanent-failure', reason: 'no-device' },
    ])
    const { rows } = await sql`
      select s.ended_reason, c.ended_reason as contact from messaging.push_subscriptions s
      join messaging.contacts c on c.person_id = s.person_id and c.channel = 'push'`.execute(house.db.kysely)
    expect(rows).toEqual([{ ended_reason: 'gone', contact: 'refused-by-provider' }])
  })

  test('やめた端末には届かない。ほかの人は、その端末をやめさせられない', async () => {
    const phone = await openBrowser()
    await register(hanako, phone)
    const page = await (await hanako.get('/messages/push')).text()
    const action = /action="(\/messages\/push\/[0-9a-f-]+\/end)"/.exec(page)?.[1] ?? ''
    const ren = browse(app, await signInAs(house, '山本蓮'))
    const theirs = formOf(await (await ren.get('/messages/push')).text(), '/messages/push')
    expect((await ren.post(action, theirs)).status).toBe(404)
    expect((await hanako.submit('/messages/push', {}, action)).headers.get('location')).toContain('done=ended')
    await tell()
    expect(await shownOn(phone)).toEqual([])
    expect(await deliveries()).toMatchObject([{ channel: 'letter' }])
  })

  test('同じ端末をもう一度登録しても一つのまま。別の人が登録したら、その端末は別の人のものになる', async () => {
    const phone = await openBrowser()
    await register(hanako, phone)
    await register(hanako, phone)
    const ren = browse(app, await signInAs(house, '山本蓮'))
    await register(ren, phone)
    const { rows } = await sql`
      select person_id, ended_reason from messaging.push_subscriptions order by id`.execute(house.db.kysely)
    expect(rows).toEqual([
      { person_id: satoHanako.personId, ended_reason: 'another-person' },
      { person_id: yamamotoRen.personId, ended_reason: null },
    ])
    await tell()
    expect(await shownOn(phone)).toEqual([])
  })

  test('端末の形をしていないものは登録されず、次にすることが出る', async () => {
    const answer = await hanako.submit('/messages/push', { endpoint: 'https://10.0.0.1/x', p256dh: 'x', auth: 'y' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('もう一度')
  })
})

describe('端末の登録', () => {
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'a'.repeat(22) }
  test.each([
    'https://127.0.0.1/x',
    'https://10.0.0.1/x',
    'https://[fd00::1]/x',
    'https://push.internal/x',
    'http://push.example/x',
    'https://a:b@push.example/x',
    'ftp://push.example',
  ])('本番では、%sへは送らない', (endpoint) =>
    expect(readSubscription({ endpoint, ...keys }, { localService: false })).toBeUndefined(),
  )
  test('この機器のプッシュサービスは、デモとテストでだけ使える', () => {
    const endpoint = 'http://127.0.0.1:3001/push/send/x'
    expect(readSubscription({ endpoint, ...keys }, { localService: true })).toEqual({ endpoint, ...keys })
    expect(readSubscription({ endpoint, ...keys }, { localService: false })).toBeUndefined()
  })
  test('長い用件は、プッシュサービスが受け取る大きさに収める', () => {
    const message = { title: '題', tag: 't', url: 'https://a.example/', lang: 'ja', urgency: 'normal', ttlSeconds: 1 }
    for (const body of ['用件'.repeat(2000), '"'.repeat(5000), 'a'.repeat(3900)]) {
      const payload = payloadOf({ ...message, body, urgency: 'normal' })
      expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(mostBytes)
      expect(JSON.parse(payload)).toMatchObject({ title: '題', tag: 't' })
    }
  })
})
