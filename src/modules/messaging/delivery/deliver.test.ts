import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, kobayashiKazuko, satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { createDatabase, sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { stopKinds } from '../choices/store/stopped-kinds.ts'
import { messaging } from '../index.ts'
import { takeWaitingNotices } from './actions/take-notices.ts'
import { type FakeLine, startFakeLine } from './fixtures/fake-line.ts'
import { noticesOfTests } from './fixtures/notices-of-tests.ts'

const mails: ParsedMail[] = []
let smtp: SMTPServer
let smtpPort = 0
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, _session, done) => {
      simpleParser(stream, (error, mail) => {
        mails.push(mail)
        done(error)
      })
    },
  })
  await new Promise<void>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address && typeof address === 'object') smtpPort = address.port
      resolve()
    })
  })
})
afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)))

let line: FakeLine
let house: TestHouse
beforeEach(async () => {
  mails.length = 0
  line = await startFakeLine()
  house = await testHouse({
    modules: [people, messaging, noticesOfTests],
    settings: {
      LINE_BASE_URL: line.url,
      MAIL_HOST: '127.0.0.1',
      MAIL_PORT: String(smtpPort),
      POST_BASE_URL: 'http://127.0.0.1:9',
    },
  })
})
afterEach(async () => {
  await house.close()
  await line.close()
})

const tell = (person = satoHanako, kind = 'test.issued', key = 'one') =>
  house.db.transact((tx) => notify(tx, { kind, personId: person.personId, key, data: { number: 'N8-2041-7765-3' } }))

const deliveries = async () =>
  (
    await house.db.read((tx) =>
      sql<{ channel: string; state: string; reason: string | null; attempts: number }>`
        select channel, state, reason, attempts from messaging.deliveries order by channel`.execute(tx),
    )
  ).rows

/** Lets the pauses between attempts be over. */
const pausesAreOver = () =>
  house.db.transact(async (tx) => {
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(tx)
  })

describe('お知らせを届ける', () => {
  test('LINEとメールの両方に一通ずつ届き、名前はどこにも書かれない', async () => {
    await tell()
    await tell()
    await settle(house)
    expect(line.messages).toHaveLength(1)
    expect(line.messages[0]).toMatchObject({ to: satoHanako.contacts.lineUserId })
    expect(line.messages[0]?.text).toContain('/applications/1')
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ subject: '申請の手続きについて' })
    expect(mails[0]?.from?.value[0]?.name).toBe('練馬区')
    expect(mails[0]?.text).toContain('N8-2041-7765-3')
    for (const text of [line.messages[0]?.body, mails[0]?.subject, mails[0]?.text])
      expect(text).not.toMatch(/佐藤|花子/)
    expect(await deliveries()).toMatchObject([
      { channel: 'line', state: 'sent' },
      { channel: 'mail', state: 'sent' },
    ])
  })

  test('法律で決まった通知のメールには「配信停止」がなく、案内のメールにはある', async () => {
    await tell(kobayashiKazuko, 'test.issued', 'a')
    await tell(kobayashiKazuko, 'test.tip', 'b')
    await settle(house)
    const unsubscribe = Object.fromEntries(
      mails.map((mail) => [mail.subject, JSON.stringify(mail.headers.get('list') ?? null)]),
    )
    expect(unsubscribe['申請の手続きについて']).toBe('null')
    expect(unsubscribe['窓口の使い方']).toContain('/messages')
  })

  test('案内のメールは、本文のリンクでも、メールソフトのワンクリック（RFC 8058）でも止められる', async () => {
    await tell(kobayashiKazuko, 'test.tip', 'tip')
    await settle(house)
    const [mail] = mails
    const list = JSON.stringify(mail?.headers.get('list'))
    expect(list).toContain('/callbacks/messages/stop/')
    expect(list).toContain('List-Unsubscribe=One-Click')
    expect(mail?.text).toMatch(/この種類のお知らせを止める：\n\S+\/messages\/stop\/[\w-]+\n/)
  })

  test('案内を断った人には、法律で決まった通知だけが届く', async () => {
    await house.db.transact((tx) => sql`update messaging.contacts set statutory_only_since = now()`.execute(tx))
    await tell(kobayashiKazuko, 'test.tip', 'tip')
    await tell(kobayashiKazuko, 'test.issued', 'law')
    await settle(house)
    expect(mails.map((mail) => mail.subject)).toEqual(['申請の手続きについて'])
  })

  test('送る直前に連絡先がなくなっていたら、そこへは送らない', async () => {
    await tell()
    await takeWaitingNotices(house)
    await house.db.transact((tx) =>
      sql`update messaging.contacts set ended_at = now(), ended_reason = 'blocked' where channel = 'line'`.execute(tx),
    )
    await settle(house)
    expect(line.requests).toHaveLength(0)
    expect(await deliveries()).toMatchObject([
      { channel: 'line', state: 'cancelled', reason: 'contact-ended' },
      { channel: 'mail', state: 'sent' },
    ])
  })

  test('サーバーの不調のあとは、同じ中身と同じ鍵でもう一度送り、届くのは一通だけ', async () => {
    line.next({ status: 500, text: 'Internal server error' })
    await tell()
    await settle(house)
    expect(await deliveries()).toMatchObject([
      { channel: 'line', state: 'temporary-failure', reason: 'provider-error' },
      {},
    ])
    await pausesAreOver()
    await settle(house)
    expect(line.requests).toHaveLength(2)
    expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey}${body}`)).size).toBe(1)
    expect(line.messages).toHaveLength(1)
  })

  test.each([
    [429, 'The API rate limit has been exceeded. Try again later.', 'temporary-failure', 'rate-limit'],
    [429, 'You have reached your monthly limit.', 'permanent-failure', 'monthly-limit'],
    [400, 'The property, to, in the request body is invalid', 'permanent-failure', 'not-accepted'],
    [401, 'Authentication failed', 'permanent-failure', 'not-authorised'],
    [409, 'The retry key is already accepted', 'sent', null],
  ])('LINEの答え %i「%s」は %s になる', async (status, text, state, reason) => {
    line.next({ status, text })
    await tell()
    await settle(house)
    expect((await deliveries())[0]).toMatchObject({ channel: 'line', state, reason })
  })

  test('返事のないまま23時間が過ぎたら「不明」とし、もう送らない', async () => {
    line.next({ status: 503, text: '' })
    await tell()
    await settle(house)
    await asOwner(`alter table messaging.deliveries disable trigger deliveries_stay_frozen`)
    await asOwner(
      `update messaging.deliveries set first_attempt_at = first_attempt_at - interval '23 hours' where channel = 'line'`,
    )
    await pausesAreOver()
    await settle(house)
    expect(line.requests).toHaveLength(1)
    expect((await deliveries())[0]).toMatchObject({ state: 'unknown' })
  })

  test('固めたメッセージは、あとから変えられない', async () => {
    await tell()
    await settle(house)
    await expect(
      house.db.transact((tx) => sql`update messaging.deliveries set body = 'x'`.execute(tx)),
    ).rejects.toThrow(/frozen/)
  })

  test('機器を持たない人には、手紙を用意する', async () => {
    await tell(itoTadashi)
    await takeWaitingNotices(house)
    expect(await deliveries()).toMatchObject([{ channel: 'letter', state: 'created' }])
  })
})

async function asOwner(statement: string): Promise<void> {
  const owner = createDatabase(house.ownerUrl, house.log)
  try {
    await owner.transact((tx) => sql.raw(statement).execute(tx))
  } finally {
    await owner.close()
  }
}

describe('夜に起きたこと', () => {
  const tipAt = async (now: string, key: string) => {
    house.setNow(now)
    await tell(kobayashiKazuko, 'test.tip', key)
    await settle(house)
    return mails.length
  }

  test('急がない知らせは朝まで待ち、日付をまたいで一通だけ届く。待つ間は忘れられた仕事として起こされない', async () => {
    expect(await tipAt('2026-12-02T20:59:59+09:00', 'evening')).toBe(1)
    expect(await tipAt('2026-12-02T21:00:00+09:00', 'night')).toBe(1)
    expect((await deliveries()).filter(({ state }) => state === 'created')).toHaveLength(1)
    await house.db.transact((tx) =>
      sql`update messaging.deliveries set next_attempt_at = now() - interval '1 hour' where settled_at is null`.execute(
        tx,
      ),
    )
    house.setNow('2026-12-03T07:59:59+09:00')
    await settle(house)
    expect(mails).toHaveLength(1)
    house.setNow('2026-12-03T08:00:00+09:00')
    await settle(house)
    await settle(house)
    expect(mails).toHaveLength(2)
  })

  test('急ぐ知らせは、夜でもすぐに届く', async () => {
    house.setNow('2026-12-03T02:00:00+09:00')
    await tell(kobayashiKazuko, 'test.issued', 'urgent')
    await settle(house)
    expect(mails).toHaveLength(1)
  })

  test('時間を決めた人には、役所の決めた時間ではなく、その人の時間に届く', async () => {
    await house.db.transact((tx) =>
      sql`
        update messaging.habits set hours_from = '18:00', hours_until = '22:00'
        where person_id = ${kobayashiKazuko.personId}`.execute(tx),
    )
    expect(await tipAt('2026-12-02T12:00:00+09:00', 'noon')).toBe(0)
    expect(await tipAt('2026-12-02T21:30:00+09:00', 'late')).toBe(2)
    expect(await tipAt('2026-12-02T22:00:00+09:00', 'after')).toBe(2)
  })

  test('待つ間に止めた知らせは、朝になっても届かない', async () => {
    await tipAt('2026-12-02T23:00:00+09:00', 'stopped')
    await house.db.transact((tx) => stopKinds(tx, kobayashiKazuko.personId, ['test.tip'], house.clock.now()))
    house.setNow('2026-12-03T08:00:00+09:00')
    await settle(house)
    expect(mails).toHaveLength(0)
    expect(await deliveries()).toMatchObject([{ state: 'cancelled', reason: 'opted-out' }])
  })

  test('待っているものがいつ出るかは、時計を進める人に分かる', async () => {
    await tipAt('2026-12-02T23:00:00+09:00', 'night')
    const due = await house.db.read(async (tx) => messaging.nextDue?.(tx, house.clock.now(), house))
    expect(due?.at.toString()).toBe('2026-12-02T23:00:00Z')
  })
})
