import { describe, expect, test } from 'vitest'
import { makeAssets } from './assets.mjs'

describe('見た目のファイル', async () => {
  const files = new Map<string, string | Uint8Array>()
  await makeAssets(process.cwd(), async (name: string, contents: string | Uint8Array) => {
    files.set(name, contents)
    return `/assets/${name}`
  })
  const sheets = [...files].filter(([name]) => name.endsWith('.css') && !name.startsWith('fonts'))

  test('どのスタイルシートも20 KBに満たない', () => {
    expect(sheets.length).toBeGreaterThan(4)
    expect(sheets.filter(([, css]) => css.length >= 20_000).map(([name]) => name)).toEqual([])
  })

  test('デザイントークンは、すべて値に置き換わっている', () => {
    expect(sheets.filter(([, css]) => String(css).includes('--color-')).map(([name]) => name)).toEqual([])
  })

  test('書体は、ある文字だけを区切って読み込み、表示を待たせない', () => {
    const sheet = `${files.get('fonts.css')}${files.get('fonts-wide.css')}${files.get('fonts-narrow.css')}`
    const rules = sheet.match(/@font-face\{[^}]*\}/g) ?? []
    expect(rules.length).toBeGreaterThan(150)
    expect(rules.filter((rule) => !/font-display:optional/.test(rule) || !/unicode-range:/i.test(rule))).toEqual([])
    for (const [, name] of sheet.matchAll(/url\(\/assets\/([^)]+)\)/g)) expect(files.has(name ?? '')).toBe(true)
  })

  test('電話の画面では、本文は端末の書体で出し、端末になければ読み込む', () => {
    expect(String(files.get('fonts.css'))).not.toContain('BIZ UDPGothic')
    expect(String(files.get('fonts-wide.css'))).toContain('BIZ UDPGothic')
    const narrow = String(files.get('fonts-narrow.css')).match(/@font-face\{[^}]*\}/g) ?? []
    expect(narrow.length).toBeGreaterThan(50)
    expect(narrow.filter((rule) => !/src:\s*local\(.*url\(\/assets\//.test(rule))).toEqual([])
  })

  test('書体の中に、名前のまれな字がある', () => {
    expect(String(files.get('fonts.css')).toLowerCase()).toMatch(/u\+20bb7|u\+20b9f/)
  })
})
