import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'
import { type FakeLine, startFakeLine } from './fixtures/fake-line.ts'
import { type FakeMail, startFakeMail } from './fixtures/fake-mail.ts'
import { type FakePost, startFakePost } from './fixtures/fake-post.ts'
import { noticesOfTests } from './fixtures/notices-of-tests.ts'
import { startProcess } from './testing/start-process.ts'

let line: FakeLine
let post: FakePost
let mail: FakeMail
let house: TestHouse
let settings: Record<string, string>
let child: ChildProcess | undefined
beforeEach(async () => {
  line = await startFakeLine()
  post = await startFakePost()
  mail = await startFakeMail()
  settings = {
    LINE_BASE_URL: line.url,
    POST_BASE_URL: post.url,
    MAIL_HOST: '127.0.0.1',
    MAIL_PORT: String(mail.port),
  }
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings })
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await house.close()
  await Promise.all([line.close(), post.close(), mail.close()])
})

test('送ってから返事を受けるまでの間に裏方が倒れても、LINEに届くのは一通だけ', async () => {
  line.next('hang')
  await killedWhileSending('line', () => line.messages.length)
  expect(line.messages).toHaveLength(1)
  expect(line.requests).toHaveLength(2)
  expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey} ${body}`)).size).toBe(1)
}, 60_000)

test('郵便局が受け取ってから倒れても、同じ番号の手紙は一通だけ出る', async () => {
  post.hangNext()
  await killedWhileSending('letter', () => post.letters.size)
  expect(post.letters.size).toBe(1)
  expect(post.requests).toHaveLength(2)
}, 60_000)

test('メールには送り直しの鍵がない。二通目は同じMessage-IDと同じ言葉で出て、それより多くは出ない', async () => {
  mail.hangNext()
  await killedWhileSending('mail', () => mail.received.length)
  expect(mail.received).toHaveLength(2)
  expect(new Set(mail.received.map(({ messageId, text }) => `${messageId} ${text}`)).size).toBe(1)
}, 60_000)

/** One worker dies when the other side has the message and we have no answer; another one finishes. */
async function killedWhileSending(channel: 'line' | 'mail' | 'letter', arrived: () => number): Promise<void> {
  await house.db.transact((tx) => sql`delete from messaging.contacts where channel <> ${channel}`.execute(tx))
  const first = await startProcess(house, settings)
  child = first
  await house.db.transact((tx) =>
    notify(tx, { kind: 'test.issued', personId: satoHanako.personId, key: 'one', data: { number: 1 } }),
  )
  await vi.waitFor(() => expect(arrived()).toBe(1), { timeout: 15_000 })
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await state(channel)).toBe('sending')

  const second = await startWorker(house, { deadAfterSeconds: 2 })
  try {
    await vi.waitFor(async () => expect(await state(channel)).toBe('sent'), { timeout: 20_000 })
  } finally {
    await second.stop()
  }
}

async function state(channel: string): Promise<string | undefined> {
  const { rows } = await house.db.read((tx) =>
    sql<{ state: string }>`select state from messaging.deliveries where channel = ${channel}`.execute(tx),
  )
  return rows[0]?.state
}
