import type { HttpBindings } from '@hono/node-server'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startServer } from '#platform/http/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

const megabyte = 2 ** 20
const large = 'あ'.repeat(11 * megabyte)
const pieces = 200

let handedOut = 0
let isGivenUp = false
const ended: boolean[] = []

/** A page that no socket's buffer holds, and a download that is made piece by piece. */
const archive: Module = {
  name: 'archive',
  routes(app) {
    app.get('/large', (c) => {
      const { outgoing } = c.env as unknown as HttpBindings // parse edge: it runs on the Node server here
      outgoing.on('close', () => ended.push(outgoing.writableFinished))
      return c.text(large)
    })
    app.get('/download', (c) => {
      let left = pieces
      const body = new ReadableStream({
        pull(controller) {
          if (left === 0) return controller.close()
          left -= 1
          handedOut += 1
          controller.enqueue(new Uint8Array(megabyte))
        },
        cancel() {
          isGivenUp = true
        },
      })
      return c.body(body, 200, { 'content-type': 'application/octet-stream' })
    })
  },
}

let house: TestHouse
let server: Awaited<ReturnType<typeof startServer>>
const sockets: Socket[] = []
const limits = { headersMs: 400, requestMs: 500, checkEveryMs: 50, drainMs: 500, silentMs: 400, connections: 320 }

beforeAll(async () => {
  house = await testHouse({ modules: [archive] })
  server = await startServer(testApp(house), { port: 0, host: '127.0.0.1', limits })
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => gone(socket.destroy())))
})
afterAll(async () => {
  await server.stop()
  await house.close()
})

async function open(text = ''): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  if (text) socket.write(text)
  return socket
}
/** Closed, properly or by a reset. */
const gone = (socket: Socket) =>
  socket.closed ? Promise.resolve() : new Promise<void>((resolve) => socket.once('close', () => resolve()))
const ask = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
const status = async () => (await fetch(`http://localhost:${server.port}/healthz`)).status

test('答えを読まない相手は、いつまでも待たずに切る。ほかの人にはそのあいだも答える', async () => {
  const deaf = await open()
  deaf.pause()
  deaf.write(ask('/large'))
  expect(await status()).toBe(200)
  await vi.waitFor(() => expect(ended).toEqual([false]), { timeout: 10_000 })
})

test('少しずつでも読む相手には、最後まで送る', async () => {
  const slow = await open(ask('/large', 'Connection: close\r\n'))
  let bytes = 0
  slow.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    slow.pause()
    setTimeout(() => slow.resume(), 1)
  })
  await gone(slow)
  expect(bytes).toBeGreaterThan(Buffer.byteLength(large))
})

test('読まれないあいだは、その先を作らない。ためる量には限りがある', async () => {
  const deaf = await open()
  deaf.pause()
  deaf.write(ask('/download'))
  await vi.waitFor(() => expect(isGivenUp).toBe(true), { timeout: 10_000 })
  // What the system's buffers took until it was cut off for its silence, and a piece or two of ours.
  expect(handedOut).toBeLessThan(pieces / 4)
})

test('何も言わない300の接続があっても答え、黙ったものは切る', async () => {
  const before = process.memoryUsage().rss
  const idle = await Promise.all(Array.from({ length: 300 }, () => open()))
  expect(await status()).toBe(200)
  expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(100)
  for (const socket of idle) socket.resume()
  await Promise.all(idle.map(gone))
  expect(await status()).toBe(200)
}, 30_000)

test('限りより多い接続は聞かずに閉じて数え、空けばまた受ける', async () => {
  const taken = await Promise.all(Array.from({ length: limits.connections }, () => open()))
  const late = await open(ask('/healthz'))
  let heard = ''
  late.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  await gone(late)
  expect(heard).toBe('')
  await Promise.all(taken.map((socket) => gone(socket.destroy())))
  await vi.waitFor(async () => expect(await status()).toBe(200))
  const figures = await (await fetch(`http://localhost:${server.port}/metrics`)).text()
  expect(figures).toMatch(/^madoguchi_http_connections_refused_total [1-9]/m)
})
