import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { emit } from '#platform/events/index.ts'
import { enqueue, settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { startTracing } from './start-tracing.ts'

/** A counter that tells somebody something in every way that the house knows. */
const counter: Module = {
  name: 'counter',
  noticeKinds: { 'counter.asked': { texts: () => ({ subject: 's', body: 'b', href: '/' }) } as never },
  routes(app, house) {
    app.get('/counter/:who', async (c) => {
      await house.db.transact(async (tx) => {
        await emit(tx, { type: 'counter.asked', subjectKind: 'person', subjectId: satoHanako.personId })
        await enqueue(tx, 'counter.task', {})
        await notify(tx, { kind: 'counter.asked', personId: satoHanako.personId, key: 'asked' })
      })
      return c.text('ok')
    })
    app.get('/broken', () => {
      throw new TypeError('佐藤花子')
    })
  },
  tasks: { 'counter.task': () => Promise.resolve() },
  consumers: { 'counter.asked': (tx) => enqueue(tx, 'counter.task', {}) },
}

type Span = { name: string; traceId: string; parentSpanId?: string; attributes: unknown[]; status: { code?: number } }

let collector: Server
let house: TestHouse
let received = ''
const spans: Span[] = []
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging, counter] })
  collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      received += body
      // OTLP/HTTP with JSON.
      for (const { scopeSpans } of JSON.parse(body).resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const address = collector.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const tracing = await startTracing({ endpoint: `http://127.0.0.1:${address.port}`, share: 1 }, 'web', silentLog)
  const app = testApp(house)
  await app.request('/counter/佐藤花子')
  await app.request('/broken')
  await settle(house, { tolerant: true })
  await tracing.stop()
})
afterAll(async () => {
  collector.close()
  await house.close()
})

const named = (name: string) => spans.filter((span) => span.name === name)

test('1つの申し出は、トランザクション、イベント、処理、お知らせ、送付まで、1本の跡でたどれる', () => {
  const [request] = named('GET /counter/:who')
  for (const name of ['transaction', 'event counter.asked', 'task counter.task', 'notice', 'task messaging.deliver'])
    expect(
      named(name).map(({ traceId }) => traceId),
      name,
    ).toContain(request?.traceId)
  expect(named('task counter.task').filter(({ traceId }) => traceId === request?.traceId)).toHaveLength(2)
  expect(request?.parentSpanId ?? '').toBe('')
})

test('失敗は種類だけが残り、名前も番地も打たれた住所も、外へ出ない', () => {
  const [broken] = named('GET /broken')
  expect(broken?.status.code).toBe(2)
  expect(JSON.stringify(broken?.attributes)).toContain('TypeError')
  expect(received).toContain('"madoguchi"')
  expect(received).not.toContain('佐藤')
  expect(received).not.toContain(encodeURIComponent('佐藤'))
  expect(received).not.toContain(satoHanako.personId)
})

test('跡を付けないときは、何も送らず、何も書き込まない', async () => {
  const before = spans.length
  await testApp(house).request('/broken')
  expect(spans.length).toBe(before)
})
