import { createServer, type Server } from 'node:http'
import { mkdirSync } from 'node:fs'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NotFound } from '#platform/errors/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { newId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { showPhoto, storePhotoFrom } from './index.ts'
import { markersOf, phonePhoto, planted } from './testing/phone-photo.ts'

let house: TestHouse
let server: Server
let origin = ''
beforeAll(async () => {
  house = await testHouse({ seed: false })
  mkdirSync(house.config.dataDir, { recursive: true })
  const photo = await phonePhoto(6)
  server = createServer((request, response) => {
    if (request.url === '/photo.jpg') response.setHeader('content-type', 'image/jpeg').end(photo)
    else if (request.url === '/page.jpg') response.setHeader('content-type', 'image/jpeg').end('<html>')
    else response.writeHead(302, { location: '/photo.jpg' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
})
afterAll(async () => {
  server.close()
  await house?.close()
})

const from = (path: string, allow?: string) =>
  storePhotoFrom(house, `${origin}${path}`, { photoId: newId() }, { allow })
const app = () =>
  new Hono<HttpEnv>()
    .get('/:id/:size', (c) => showPhoto(c, house, c.req.param('id') as FileId, c.req.param('size')))
    .onError((error) => new Response(null, { status: error instanceof NotFound ? 404 : 500 }))

test('アドレスで届いた写真も、撮影した場所を残さず、同じように作り直して保存する', async () => {
  const result = await from('/photo.jpg', origin)
  if (!result.ok) throw new Error(result.reason)
  expect([result.photo.width, result.photo.height]).toEqual([800, 1200])
  for (const size of ['large', 'medium', 'small']) {
    const response = await app().request(`/${result.photo.fileId}/${size}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    for (const word of planted) expect(bytes.includes(word)).toBe(false)
    if (size === 'large') expect(markersOf(bytes).filter((marker) => marker > 0xe0)).toEqual([])
  }
  for (const size of ['original', 'LARGE', '..%2flarge'])
    expect((await app().request(`/${result.photo.fileId}/${size}`)).status).toBe(404)
})

test('中のアドレス、読めないもの、別の場所へ送られたものからは、何も受け取らず、訳だけを答える', async () => {
  expect(await from('/photo.jpg')).toEqual({ ok: false, reason: 'bad_address' })
  expect(await from('/page.jpg', origin)).toEqual({ ok: false, reason: 'unsupported_type' })
  expect(await from('/moved', origin)).toEqual({ ok: false, reason: 'not_fetched' })
  const photoId = newId<'photo'>()
  for (const [url, reason] of [
    ['data:image/png;base64,AAAA', 'bad_address'],
    ['http://localhost/a.jpg', 'not_fetched'],
    ['http://169.254.169.254/a.jpg', 'not_fetched'],
  ] as const)
    expect(await storePhotoFrom(house, url, { photoId })).toEqual({ ok: false, reason })
})
