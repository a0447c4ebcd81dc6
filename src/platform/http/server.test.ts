import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, sql } from '#platform/db/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { createApp, startServer } from './index.ts'

let release = () => {}
const arrived = Promise.withResolvers<void>()

const desk: Module = {
  name: 'desk',
  routes(app) {
    app.get('/wait', async (c) => {
      await new Promise<void>((resolve) => {
        release = resolve
        arrived.resolve()
      })
      return c.text('done')
    })
  },
}

let house: TestHouse
let server: Awaited<ReturnType<typeof startServer>>
const limits = { headersMs: 300, requestMs: 400, checkEveryMs: 50, drainMs: 2000 }

beforeAll(async () => {
  house = await testHouse({ modules: [desk] })
  server = await startServer(testApp(house), { port: 0, host: '127.0.0.1', limits })
})
afterAll(async () => {
  await server.stop()
  await house.close()
})

/** Sends bytes and reads until the other side closes. */
const speak = (text: string) =>
  new Promise<string>((resolve, reject) => {
    let heard = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (data) => {
      heard += data.toString()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })

describe('サーバーの限度', () => {
  test('ヘッダーを送り終えない相手には408で答えて切る', async () => {
    expect(await speak('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('本文を送り終えない相手には408で答えて切る', async () => {
    const head =
      'POST /reading HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n'
    expect(await speak(`${head}csrf=`)).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('大きすぎる本文は読まずに断る', async () => {
    const head =
      'POST /reading HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000000\r\n\r\n'
    expect(await speak(head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('長さを言わない本文は断る', async () => {
    const head = 'POST /reading HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(await speak(`${head}3\r\na=b\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 411 /)
  })

  test('止めるとき、途中のリクエストは最後まで答える', async () => {
    const another = await startServer(testApp(house), { port: 0, host: '127.0.0.1', limits })
    const answer = fetch(`http://localhost:${another.port}/wait`)
    await arrived.promise
    const stopped = another.stop()
    release()
    expect(await (await answer).text()).toBe('done')
    await stopped
    await expect(fetch(`http://localhost:${another.port}/healthz`)).rejects.toThrow()
  })
})

describe('データベースが答えないとき', () => {
  test('接続が足りなければ503と待ち時間を答え、データベースの要らないものは生きている', async () => {
    const db = createDatabase(house.config.databaseUrl ?? house.db.url, house.log, {
      poolSize: 1,
      connectionTimeout: 200,
    })
    const app = createApp({ ...house, db })
    const taken = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const busy = db.transact(async (tx) => {
      await sql`select pg_advisory_xact_lock(1)`.execute(tx)
      taken.resolve()
      await end.promise
    })
    await taken.promise
    const looks = [1, 2].map(() => db.look((tx) => sql`select pg_advisory_xact_lock(1)`.execute(tx)))
    const cookie = `madoguchi_session=${'x'.repeat(43)}`
    const [page, health, ready] = await Promise.all([
      app.request('/wait', { headers: { cookie } }),
      app.request('/healthz'),
      app.request('/readyz'),
    ])
    expect([page.status, page.headers.get('retry-after'), health.status, ready.status]).toEqual([503, '5', 200, 503])
    end.resolve()
    await Promise.all([busy, ...looks])
    await db.close()
  })

  test('用意ができていれば /readyz は200で答える', async () => {
    expect(await (await testApp(house).request('/readyz')).json()).toEqual({ state: 'ready' })
  })
})

describe('運用のための数字', () => {
  test('このコンピューターからは見え、代理を通した外からは見えない', async () => {
    const inside = await fetch(`http://localhost:${server.port}/metrics`)
    expect(await inside.text()).toContain('madoguchi_http_requests_total{')
    const outside = await fetch(`http://localhost:${server.port}/metrics`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })
    expect(outside.status).toBe(404)
  })
})
