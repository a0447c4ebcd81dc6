import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { encodingFor } from './compress.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { register, wishes } from './fixtures.tsx'
import { limitRate } from './rate-limit.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
})
afterAll(() => house.close())

describe('一覧の続き', () => {
  test('しるしは書いた通りに読め、書き換えたものや別の一覧のものは読めない', () => {
    const cursor = writeCursor(house, 'cases', ['2026-12-02', 7])
    expect(readCursor(house, 'cases', cursor)).toEqual(['2026-12-02', 7])
    for (const bad of [undefined, '', 'x', `${cursor}x`, `A${cursor}`, cursor.replace('.', '..')])
      expect(readCursor(house, 'cases', bad)).toBeUndefined()
    expect(readCursor(house, 'people', cursor)).toBeUndefined()
  })
})

describe('回数の限度', () => {
  test('1分に決めた回数まで通し、その次は待つ秒数とともに断る', async () => {
    const use = () => limitRate(house, { scope: 'test', key: '203.0.113.9', perMinute: 3 })
    const results = await Promise.allSettled(Array.from({ length: 5 }, use))
    const refused = results.filter((one) => one.status === 'rejected')
    expect(refused.length).toBe(2)
    expect(refused[0]?.reason).toMatchObject({ status: 429, retryAfterSeconds: expect.any(Number) })
    await limitRate(house, { scope: 'test', key: '203.0.113.10', perMinute: 3 })
  })
})

describe('圧縮', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('「%s」のブラウザには %s で送る', async (accepted, encoding, unpack) => {
    const response = await testApp(house).request('/sign-in', { headers: { 'accept-encoding': accepted } })
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      encoding,
      'Accept-Encoding',
    ])
    expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toContain('サインイン')
    expect(response.headers.getSetCookie()).toHaveLength(1)
  })

  test('断られた方法では送らない', () => {
    expect(encodingFor('br;q=0, gzip;q=0.5', () => true)).toBe('gzip')
    expect(encodingFor(undefined, () => true)).toBe('identity')
  })
})

describe('読みやすさ', () => {
  test('やさしい日本語では、初めからふりがなが付く', async () => {
    expect(await (await testApp(house).request('/easy/sign-in')).text()).toContain('<ruby>')
    expect(await (await testApp(house).request('/sign-in')).text()).not.toContain('<ruby>')
  })

  test('選んだふりがなと文字の大きさは、次のページでも続く', async () => {
    const person = browse(testApp(house))
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await person.get('/sign-in')).text())?.[1] ?? ''
    const answer = await person.post('/reading', { csrf, furigana: 'on', return_to: '/sign-in' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
    await person.post('/reading', { csrf, size: 'xl', return_to: '//evil.example' })
    const html = await (await person.get('/sign-in')).text()
    expect(html).toContain('<ruby>')
    expect(html).toContain('size-xl')
  })

  test('字と行の間と色も、サインインせずに次のページで続き、知らない値は標準にする', async () => {
    const person = browse(testApp(house))
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await person.get('/sign-in')).text())?.[1] ?? ''
    const wide = await person.post('/reading', { csrf, spacing: 'wide', return_to: '/sign-in' })
    expect(wide.headers.get('location')).toBe('/sign-in#reading')
    await person.post('/reading', { csrf, contrast: 'black', return_to: '/' })
    await person.post('/reading', { csrf, contrast: 'evil"', size: 'huge', return_to: '/' })
    const html = await (await person.get('/sign-in')).text()
    expect(html).toMatch(/<html lang="ja" class="spacing-wide contrast-black">/)
    expect(html).toMatch(/\/assets\/reading[-.]/)
    // Nobody chose about furigana, so easy Japanese keeps its readings and Japanese stays without.
    expect(html).not.toContain('<ruby>')
    expect(await (await person.get('/easy/sign-in')).text()).toContain('<ruby>')
    person.jar.set('madoguchi_reading', 'on.m')
    expect(await (await person.get('/sign-in')).text()).toMatch(/<html lang="ja">/)
  })

  test('読み上げのボタンは、声を出せるブラウザーのスクリプトが出すまで隠れていて、選んだ速さは次のページでも続く', async () => {
    const html = await (await testApp(house).request('/sign-in')).text()
    expect(html).toMatch(/<button type="button" id="read-aloud" hidden/)
    expect(html).toMatch(/<section class="player"[^>]* hidden/)
    const person = browse(testApp(house))
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await person.get('/sign-in')).text())?.[1] ?? ''
    await person.post('/reading', { csrf, speed: 'slow', return_to: '/' })
    expect(await (await person.get('/sign-in')).text()).toMatch(/value="slow" data-rate="[^"]+" aria-pressed="true"/)
  })
})

describe('住所', () => {
  test('127.0.0.1で開いた人は、クッキーの効くlocalhostに案内する', async () => {
    const { port } = new URL(house.config.publicUrl)
    const answer = await testApp(house).request(`http://127.0.0.1:${port}/sign-in?return_to=/x`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      307,
      `${house.config.publicUrl}/sign-in?return_to=/x`,
    ])
  })
})

describe('APIの説明', () => {
  test('どのモジュールの入口も、OpenAPI 3.1と読めるページに載る', async () => {
    const description = await (await testApp(house).request('/api/v1/openapi.json')).json()
    expect(description).toMatchObject({ openapi: '3.1.0', paths: { '/wishes': { post: { summary: 'Makes a wish' } } } })
    expect(await (await testApp(house).request('/api/v1')).text()).toContain('POST /api/v1/wishes')
  })
})
