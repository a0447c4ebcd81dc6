import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { startProcess } from '../delivery/testing/start-process.ts'
import { messaging } from '../index.ts'
import { bodyOf, eventOf, knowAccount, postWebhook, secret } from './testing/signed.ts'

/** A LINE that takes a reply token once, and hangs after the first reply that it took. */
async function startRepliedOnce() {
  const requests: string[] = []
  const shown: string[] = []
  const used = new Set<string>()
  const answer = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      if (!request.url?.endsWith('/v2/bot/message/reply')) return answer(response, 404, { message: 'Not found' })
      requests.push(body)
      const { replyToken, messages }: { replyToken: string; messages: { text: string }[] } = JSON.parse(body)
      if (used.has(replyToken)) return answer(response, 400, { message: 'Invalid reply token' })
      used.add(replyToken)
      shown.push(messages.map(({ text }) => text).join('\n'))
      if (requests.length > 1) answer(response, 200, { sentMessages: [{ id: '1' }] })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo // parse edge: a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    shown,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const user = 'U00000000000000000000000000000009'
let line: Awaited<ReturnType<typeof startRepliedOnce>>
let house: TestHouse
let settings: Record<string, string>
let child: ChildProcess | undefined
beforeAll(async () => {
  line = await startRepliedOnce()
  settings = { LINE_BASE_URL: line.url, LINE_CHANNEL_SECRET: secret }
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings })
  await knowAccount(house)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await house.close()
  line.close()
})

const open = async () => {
  const { rows } = await house.db.read((tx) =>
    sql<{ count: number }>`select count(*)::int from messaging.line_events where handled_at is null`.execute(tx),
  )
  return rows[0]?.count
}

test('答えを受け取ったLINEから返事が来ないまま裏方が倒れても、人が見る答えは一つで、次のことばにも答える', async () => {
  child = await startProcess(house, settings)
  const app = testApp(house)
  const said = (text: string, replyToken: string) =>
    postWebhook(app, bodyOf([eventOf(user, 'message', { replyToken, message: { type: 'text', text } })]))
  expect(await said('電話', 'token-1')).toBe(200)
  await vi.waitFor(() => expect(line.shown).toHaveLength(1), { timeout: 15_000 })
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await said('何時まで', 'token-2')).toBe(200)
  // As if the time had passed that one attempt may take.
  await house.db.transact((tx) =>
    sql`update messaging.line_events set leased_until = clock_timestamp() where leased_until is not null`.execute(tx),
  )
  const second = await startWorker(house, { deadAfterSeconds: 2 })
  try {
    await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 25_000 })
  } finally {
    await second.stop()
  }
  expect(line.shown.map((text) => text.slice(0, 5))).toEqual(['お電話は ', '窓口の受付'])
  // The same bytes again, which LINE refused.
  const first = line.requests.filter((body) => body.includes('token-1'))
  expect(first).toHaveLength(2)
  expect(new Set(first).size).toBe(1)
}, 60_000)
