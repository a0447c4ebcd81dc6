import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { takeWaitingNotices } from '../delivery/actions/take-notices.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { contactsOf } from '../delivery/store/contacts.ts'
import { messaging } from '../index.ts'
import { handleEvents } from './actions/handle-events.ts'
import { bodyOf, destination, eventOf, knowAccount, postWebhook, secret, signatureOf } from './testing/signed.ts'

const stranger = 'U00000000000000000000000000000001'
const hanako = 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a01'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  const settings = { LINE_CHANNEL_SECRET: secret, LINE_BASE_URL: 'http://127.0.0.1:1' }
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings })
  app = testApp(house)
  await knowAccount(house)
})
afterAll(() => house.close())
beforeEach(() =>
  house.db.transact(async (tx) => {
    await sql`delete from messaging.line_events`.execute(tx)
    await sql`delete from messaging.line_friends`.execute(tx)
  }),
)

const kept = async () => {
  const { rows } = await house.db.read((tx) =>
    sql<{ id: string; kind: string; payload: { text?: string } | null; isHandled: boolean }>`
      select webhook_event_id as id, kind, payload, handled_at is not null as "isHandled"
      from messaging.line_events order by at`.execute(tx),
  )
  return rows
}
const isFollowing = async (userId: string) => {
  const { rows } = await house.db.read((tx) =>
    sql<{ isFollowing: boolean }>`
      select is_following as "isFollowing" from messaging.line_friends where line_user_id = ${userId}`.execute(tx),
  )
  return rows[0]?.isFollowing
}
/** Takes the events in the order given and works each at once. */
const happen = async (...events: ReturnType<typeof eventOf>[]) => {
  for (const event of events) {
    expect(await postWebhook(app, bodyOf([event]))).toBe(200)
    await handleEvents(house, [event.webhookEventId])
  }
}

describe('LINEからの知らせを受け取る', () => {
  test('署名の計算は、LINEの見本と同じになる', async () => {
    expect(signatureOf('{"hello":"world"}')).toBe('t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=')
    // Signed by LINE, and not what LINE sends.
    expect(await postWebhook(app, '{"hello":"world"}', 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=')).toBe(400)
  })

  test('絵文字と \\u の書き方の違いは、届いたとおりの文字の並びで確かめ、同じ文として受け取る', async () => {
    const event = eventOf(stranger, 'message', { replyToken: 'r1', message: { type: 'text', text: '𠮷のごみ🗑️' } })
    const plain = bodyOf([event])
    const escaped = plain.replaceAll(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
    expect(escaped).not.toBe(plain)
    // The signature of one spelling is not that of the other.
    expect(await postWebhook(app, escaped, signatureOf(plain))).toBe(401)
    expect(await kept()).toEqual([])
    expect(await postWebhook(app, escaped)).toBe(200)
    expect((await kept())[0]?.payload?.text).toBe('𠮷のごみ🗑️')
  })

  test.each([
    ['署名がない', (body: string) => [body, ''] as const],
    ['別の鍵の署名の', (body: string) => [body, signatureOf(body, 'other')] as const],
    ['署名のあとで1文字変えた', (body: string) => [body.replace('follow', 'fallow'), signatureOf(body)] as const],
    ['署名のあとで途中で切れた', (body: string) => [body.slice(0, -5), signatureOf(body)] as const],
  ])('%s知らせは断り、何も残さない', async (_, change) => {
    const [body, signature] = change(bodyOf([eventOf(stranger, 'follow')]))
    expect(await postWebhook(app, body, signature)).toBe(401)
    expect(await kept()).toEqual([])
  })

  test('署名が正しくても、途中で切れた本文とJSONでない本文は読まない', async () => {
    for (const body of [bodyOf([eventOf(stranger, 'follow')]).slice(0, -5), '', 'null', '[]', '"x"'])
      expect([body, await postWebhook(app, body)]).toEqual([body, 400])
    const broken = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])
    expect(await postWebhook(app, broken)).toBe(400)
    expect(await kept()).toEqual([])
  })

  test('大きすぎる本文は読まない', async () => {
    const event = eventOf(stranger, 'message', { message: { type: 'text', text: 'あ'.repeat(400_000) } })
    expect(await postWebhook(app, bodyOf([event]))).toBe(413)
    expect(await kept()).toEqual([])
  })

  test('ほかのアカウントにあてた知らせは受け取らない', async () => {
    expect(await postWebhook(app, bodyOf([eventOf(stranger, 'follow')], stranger))).toBe(400)
    expect(await kept()).toEqual([])
  })

  test('同じ番号の知らせは、何度届いても一度だけ受け取る', async () => {
    const event = eventOf(stranger, 'follow')
    await happen(event)
    const again = { ...event, type: 'unfollow', deliveryContext: { isRedelivery: true } }
    expect(await postWebhook(app, bodyOf([again]))).toBe(200)
    expect(await kept()).toMatchObject([{ kind: 'follow', isHandled: true }])
    expect(await isFollowing(stranger)).toBe(true)
  })

  test('知らない種類、知らない項目、グループの会話は気にせず、ほかを受け取る', async () => {
    const known = { ...eventOf(stranger, 'follow'), brandNew: { x: 1 } }
    const events = [
      eventOf(stranger, 'membership'),
      { type: 'follow' },
      null,
      { ...eventOf(stranger, 'message'), source: { type: 'group', groupId: 'C1', userId: stranger } },
      { ...eventOf(stranger, 'follow'), timestamp: -1 },
      known,
    ]
    expect(await postWebhook(app, bodyOf(events))).toBe(200)
    expect((await kept()).map(({ id }) => id)).toEqual([known.webhookEventId])
    expect(await postWebhook(app, JSON.stringify({ destination, events: [], more: true }))).toBe(200)
  })

  test('データベースに書けない文字が混じっていても受け取る', async () => {
    const event = eventOf(stranger, 'message', { message: { type: 'text', text: 'ご\u0000み\ud800' } })
    expect(await postWebhook(app, bodyOf([event]))).toBe(200)
    expect((await kept())[0]?.payload?.text).toBe('ごみ\ufffd')
  })

  test('人が書いた文は、済んだら残らない', async () => {
    await happen(eventOf(stranger, 'message', { message: { type: 'text', text: 'わたしの相談' } }))
    expect(await kept()).toMatchObject([{ payload: null, isHandled: true }])
  })
})

describe('友だちとブロック', () => {
  test('どの順で届いても、いちばん新しい知らせのとおりになる', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ follows: fc.boolean(), at: fc.integer({ min: 0, max: 5 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.infiniteStream(fc.nat()),
        async (said, order) => {
          await house.db.transact((tx) => sql`delete from messaging.line_friends`.execute(tx))
          const events = said.map(({ follows, at }) => ({
            ...eventOf(stranger, follows ? 'follow' : 'unfollow'),
            timestamp: 1_796_000_000_000 + at,
          }))
          const shuffled = events
            .map((event) => ({ event, place: order.next().value }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ event }) => event)
          for (const event of shuffled) await happen(event)
          const last = Math.max(...said.map(({ at }) => at))
          // Of two of one moment the block holds.
          const expected = said.filter(({ at }) => at === last).every(({ follows }) => follows)
          expect(await isFollowing(stranger)).toBe(expected)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('ブロックされると連絡先は残り、何も送られない。法律で送るものは郵便になり、また友だちになると戻る', async () => {
    const { personId } = satoHanako
    await house.db.transact((tx) => sql`delete from messaging.contacts where channel <> 'line'`.execute(tx))
    const channelsFor = async (kind: string, key: string) => {
      await house.db.transact((tx) => notify(tx, { kind, personId, key, data: { number: 1 } }))
      await takeWaitingNotices(house)
      const { rows } = await house.db.read((tx) =>
        sql<{ channel: string }>`
          select channel from messaging.deliveries d join platform.notices n on n.id = d.notice_id
          where n.key = ${key}`.execute(tx),
      )
      return rows.map(({ channel }) => channel)
    }
    const contacts = () => house.db.read((tx) => contactsOf(tx, personId))

    await happen(eventOf(hanako, 'follow'))
    expect(await channelsFor('test.tip', 'a')).toEqual(['line'])
    await happen(eventOf(hanako, 'unfollow'))
    expect(await contacts()).toEqual([])
    expect(await channelsFor('test.tip', 'b')).toEqual([])
    expect(await channelsFor('test.issued', 'c')).toEqual(['letter'])
    await happen(eventOf(hanako, 'follow', { follow: { isUnblocked: true } }))
    expect(await contacts()).toMatchObject([{ channel: 'line', address: hanako }])
    expect(await channelsFor('test.tip', 'd')).toEqual(['line'])
  })
})
