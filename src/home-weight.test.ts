import { brotliCompressSync, constants } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

/** The home page with styles and scripts, as they are sent, without fonts. */
const limit = 25_000

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
})
afterAll(() => house.close())

/** As the program packs an answer; built files are packed harder. */
const packed = (bytes: Buffer, quality: number): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length

async function weightOf(path: string, reading?: string): Promise<{ total: number; parts: readonly string[] }> {
  const visitor = browse(testApp(house))
  if (reading) visitor.jar.set('madoguchi_reading', reading)
  const html = await (await visitor.get(path)).text()
  const parts = [...html.matchAll(/<(?:link|script)[^>]*(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)]
    .map(([, href = '']) => href)
    .filter((href) => !/\/fonts(?:-wide|-narrow)?-/.test(href))
  const files = await Promise.all(parts.map(async (href) => Buffer.from(await (await visitor.get(href)).arrayBuffer())))
  const total = files.reduce((sum, bytes) => sum + packed(bytes, 11), packed(Buffer.from(html), 4))
  return { total, parts }
}

describe('ホームの重さ', () => {
  test.each(['/', '/easy/', '/en/'])('%sは、書体を除いて25 KBに収まる', async (path) => {
    const { total, parts } = await weightOf(path)
    expect(parts.some((href) => href.endsWith('.css'))).toBe(true)
    expect(parts.some((href) => href.endsWith('.js'))).toBe(true)
    expect(total).toBeLessThanOrEqual(limit)
  })

  test('ふりがなと読みやすさをすべて選んでも、25 KBに収まる', async () => {
    const { total, parts } = await weightOf('/', 'on.xl.wider.black')
    expect(parts.some((href) => href.includes('/reading'))).toBe(true)
    expect(total).toBeLessThanOrEqual(limit)
  })
})
