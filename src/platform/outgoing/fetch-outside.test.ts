import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchOutside } from './index.ts'

const answers: Record<string, RequestListener> = {
  '/picture': (_, response) => response.setHeader('content-type', 'image/png; charset=binary').end('picture'),
  '/redirect': (_, response) => response.writeHead(302, { location: `${origin}/picture` }).end(),
  '/inside': (_, response) => response.writeHead(307, { location: 'http://127.0.0.1/' }).end(),
  '/page': (_, response) => response.setHeader('content-type', 'text/html').end('<p>'),
  '/none': (_, response) => response.writeHead(404, { 'content-type': 'image/png' }).end(),
  '/said': (_, response) =>
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': '2000' }).end('x'.repeat(2000)),
  '/unsaid': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' })
    const go = () => {
      sent += 100
      if (!response.destroyed) response.write('x'.repeat(100), () => setImmediate(go))
    }
    go()
  },
  '/bomb': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(1_000_000))),
  '/slow': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).write('x'),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': '500' }).write('x')
    setImmediate(() => response.destroy())
  },
}

let server: Server
let origin = ''
let sent = 0
const asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answers[request.url ?? '']?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
})
beforeEach(() => {
  asked.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const limits = { mostBytes: 1000, milliseconds: 2000, typePrefix: 'image/' }
const allowed = (path: string, more: object = {}) =>
  fetchOutside(`${origin}${path}`, { ...limits, allow: origin, ...more })

test('許した相手からは、画像だけを、決めた大きさまで取ってくる', async () => {
  const fetched = await allowed('/picture')
  expect(fetched).toMatchObject({ ok: true, mediaType: 'image/png' })
  expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe('picture')
  expect(await allowed('/page')).toEqual({ ok: false, problem: 'other_type' })
  expect(await allowed('/none')).toEqual({ ok: false, problem: 'refused' })
  expect(await allowed('/said')).toEqual({ ok: false, problem: 'too_large' })
  expect(await allowed('/unsaid')).toEqual({ ok: false, problem: 'too_large' })
  expect(sent).toBeLessThan(1_000_000)
  expect(await allowed('/cut')).toEqual({ ok: false, problem: 'broken' })
})

test('別の場所へ送られても、ついて行かない', async () => {
  expect(await allowed('/redirect')).toEqual({ ok: false, problem: 'redirected' })
  expect(await allowed('/inside')).toEqual({ ok: false, problem: 'redirected' })
  expect(asked).toEqual(['/redirect', '/inside'])
})

test('圧縮されたものは、ほどかない。終わらないものは、時間で打ち切る', async () => {
  expect(await allowed('/bomb', { mostBytes: 100_000 })).toEqual({ ok: false, problem: 'packed' })
  expect(await allowed('/slow', { milliseconds: 200 })).toEqual({ ok: false, problem: 'timed_out' })
})

test.each([
  ['http://127.0.0.1/', 'forbidden_address'],
  ['http://0x7f000001/', 'forbidden_address'],
  ['http://2130706433/', 'forbidden_address'],
  ['http://127.1/', 'forbidden_address'],
  ['http://localhost/', 'forbidden_address'],
  ['http://[::1]/', 'forbidden_address'],
  ['http://[::ffff:127.0.0.1]/', 'forbidden_address'],
  ['http://[64:ff9b::7f00:1]/', 'forbidden_address'],
  ['http://169.254.169.254/latest/meta-data/', 'forbidden_address'],
  ['http://[fe80::1]/', 'forbidden_address'],
  ['http://10.0.0.1/', 'forbidden_address'],
  ['https://192.168.1.1/', 'forbidden_address'],
  ['http://www.example.jp:8080/', 'other_port'],
  ['http://www.example.jp:22/', 'other_port'],
  ['https://www.example.jp@127.0.0.1/', 'with_credentials'],
  ['http://user:word@www.example.jp/', 'with_credentials'],
  ['data:image/png;base64,AAAA', 'not_a_url'],
  ['file:///etc/passwd', 'not_a_url'],
  ['ftp://www.example.jp/a.png', 'not_a_url'],
  ['gopher://127.0.0.1/', 'not_a_url'],
  ['//127.0.0.1/', 'not_a_url'],
  ['', 'not_a_url'],
])('%s には、取りに行かない', async (url, problem) => {
  expect(await fetchOutside(url, limits)).toEqual({ ok: false, problem })
})

test('この機器のほかの口には、名前や番地をどう書いても、許した相手があっても、届かない', async () => {
  const port = new URL(origin).port
  for (const host of ['127.0.0.1', 'localhost', '0x7f000001', '[::ffff:127.0.0.1]'])
    expect((await fetchOutside(`http://${host}:${port}/picture`, limits)).ok).toBe(false)
  expect((await fetchOutside(`http://localhost:${port}/picture`, { ...limits, allow: origin })).ok).toBe(false)
  expect(asked).toEqual([])
})

test('名前は一度だけ引く。中を答える名前、外と中をまぜて答える名前には、つながない', async () => {
  const names: string[] = []
  const answering = (...addresses: string[]) => ({
    ...limits,
    resolve: async (host: string) => {
      names.push(host)
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
  })
  const refused = { ok: false, problem: 'forbidden_address' }
  for (const inside of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:10.0.0.1'], ['fd00::1'], []]) {
    expect(await fetchOutside('http://pictures.example.jp/a.png', answering(...inside))).toEqual(refused)
  }
  expect(names).toEqual(Array(5).fill('pictures.example.jp'))
  // A name that answers differently the second time is not asked a second time.
  names.length = 0
  const rebinding = async (host: string) => {
    names.push(host)
    return [{ address: names.length === 1 ? '127.0.0.1' : '8.8.8.8', family: 4 }]
  }
  const named = origin.replace('127.0.0.1', 'simulator.example')
  expect(await fetchOutside(`${named}/picture`, { ...limits, allow: named, resolve: rebinding })).toMatchObject({
    ok: true,
  })
  expect(names).toEqual(['simulator.example'])
})
