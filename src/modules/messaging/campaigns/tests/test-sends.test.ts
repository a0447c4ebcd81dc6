import { afterAll, beforeAll, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { type FakeLine, startFakeLine } from '../../delivery/fixtures/fake-line.ts'
import { type FakeMail, startFakeMail } from '../../delivery/fixtures/fake-mail.ts'
import { messaging } from '../../index.ts'
import { deliverTest } from './send.ts'
import type { TestSendId } from './store.ts'

let house: TestHouse
let mail: FakeMail
let line: FakeLine
let takahashi: ReturnType<typeof browse>
const list = '/staff/campaigns'
const tests = `${list}/tests`
// The clerk lives in the ward and reads both with the same account: a resident's addresses.
const own = satoHanako.contacts

beforeAll(async () => {
  mail = await startFakeMail()
  line = await startFakeLine()
  const settings = { MAIL_HOST: '127.0.0.1', MAIL_PORT: String(mail.port), LINE_BASE_URL: line.url }
  house = await testHouse({ modules: [people, messaging], settings, now: '2026-12-02T12:00:00+09:00' })
  takahashi = browse(testApp(house), await staffSignInAs(house, '高橋真'))
})
afterAll(async () => {
  await house.close()
  await mail.close()
  await line.close()
})

const recipient = async (channel: string): Promise<string> => {
  const { rows } = await house.db.read((tx) =>
    sql<{ id: string }>`
      select id from messaging.test_recipients where channel = ${channel} and ended_at is null`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

async function confirm(channel: string, said: string): Promise<Response> {
  const code = /\d{6}/.exec(said)?.[0] ?? ''
  return takahashi.submit(tests, { [`code-${channel}`]: code }, `${tests}/${await recipient(channel)}/code`)
}

const openSends = async (): Promise<TestSendId[]> =>
  (
    await house.db.read((tx) =>
      sql<{ id: TestSendId }>`select id from messaging.test_sends where state = 'created'`.execute(tx),
    )
  ).rows.map(({ id }) => id)

async function draft(): Promise<string> {
  const fields = {
    title: '見本',
    topic: 'disaster',
    channels: ['line', 'mail'],
    urgency: 'ordinary',
    'ja-subject': '集まりのお知らせ',
    'ja-body': '12月6日に公園《こうえん》で集まります。',
    link: '/help',
    send_on: '2026-12-03',
    send_time: '10時',
    expires_on: '2026-12-04',
    expires_time: '10時',
  }
  return (await takahashi.submit(`${list}/new`, fields, list)).headers.get('location')?.split('?')[0] ?? ''
}

test('確かめた自分の宛先にだけ、【試し送り】と付けて届く', async () => {
  const path = await draft()
  await takahashi.submit(tests, { channel: 'mail', address: own.mail ?? '' })
  await settle(house)
  expect(mail.received).toHaveLength(1)
  const unconfirmed = await takahashi.post(`${path}/test`, {})
  expect(unconfirmed.status).toBe(403)
  expect(await (await takahashi.get(path)).text()).not.toContain(`${path}/test"`)

  const wrong = await confirm('mail', '000000')
  expect(wrong.headers.get('location')).toContain('wrong=wrong')
  expect(await (await takahashi.get(wrong.headers.get('location') ?? '')).text()).toContain('番号が違います')
  await confirm('mail', mail.received[0]?.text ?? '')
  await takahashi.submit(tests, { channel: 'line', address: own.lineUserId ?? '' })
  await settle(house)
  await confirm('line', JSON.parse(line.messages[0]?.body ?? '{}').messages[0].text)

  await takahashi.submit(path, {}, `${path}/test`)
  await settle(house)
  expect(mail.received).toHaveLength(2)
  expect(mail.received[1]?.subject).toBe('【試し送り】集まりのお知らせ')
  expect(mail.received[1]?.text).toContain('12月6日に公園で集まります。')
  expect(line.messages).toHaveLength(2)
  expect(line.messages[1]).toMatchObject({ to: own.lineUserId })
  expect(line.messages[1]?.body).toContain('"altText":"【試し送り】集まりのお知らせ"')
})

test('同じ宛先が住民の連絡先でも、試し送りは住民の連絡先、選択、対象、配信に触れない', async () => {
  const path = await draft()
  const closed = `messaging.contacts, messaging.topic_choices, messaging.habits, messaging.segments, messaging.intents,
    messaging.chunks, messaging.deliveries`
  // From here on the program cannot even read them.
  await runSql(house.ownerUrl, `revoke all on ${closed} from madoguchi_app`)
  try {
    const sent = mail.received.length
    expect((await takahashi.submit(path, {}, `${path}/test`)).headers.get('location')).toContain('done=tested')
    for (const id of await openSends()) await deliverTest(house, id)
    expect(mail.received).toHaveLength(sent + 1)
  } finally {
    await runSql(house.ownerUrl, `grant select, insert, update, delete on ${closed} to madoguchi_app`)
  }
})

test('外した宛先と、ほかの職員の宛先には届かない', async () => {
  const path = await draft()
  const sent = [mail.received.length, line.messages.length]
  const tanaka = browse(testApp(house), await staffSignInAs(house, '田中美咲'))
  const page = await (await tanaka.get(path)).text()
  expect(page).not.toContain(`${path}/test"`)
  const foreign = formOf(await (await tanaka.get(tests)).text(), tests)
  for (const deed of ['code', 'removal'])
    expect((await tanaka.post(`${tests}/${await recipient('mail')}/${deed}`, foreign)).status).toBe(404)
  for (const channel of ['mail', 'line'])
    await takahashi.submit(tests, {}, `${tests}/${await recipient(channel)}/removal`)
  expect(await (await takahashi.get(path)).text()).not.toContain(`${path}/test"`)
  await settle(house)
  expect([mail.received.length, line.messages.length]).toEqual(sent)
})

test('番号を5回まちがえた宛先は、正しい番号でも使えない', async () => {
  await takahashi.submit(tests, { channel: 'mail', address: 'makoto@example.jp' })
  await settle(house)
  for (let tries = 0; tries < 5; tries += 1) await confirm('mail', '999999')
  const right = await confirm('mail', mail.received.at(-1)?.text ?? '')
  expect(right.headers.get('location')).toContain('wrong=spent')
})
