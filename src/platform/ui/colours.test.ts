import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coloursOf, readTokens } from './assets.mjs'

const root = process.cwd()
const profiles = readdirSync(join(root, 'profiles'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const tokens = await readTokens(root)
const sheet = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8')

/** What stands on what. WCAG 2.2, 1.4.6: 7 to 1. */
const pairs = [
  ['brand', 'paper'],
  ['brand-deep', 'paper'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-deep'],
  ['brand', 'tint'],
  ['brand-deep', 'tint'],
  ['ink', 'tint'],
  ['ink', 'leaf'],
] as const

/** WCAG 2.2: relative luminance and contrast. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

async function schemeOf(profile: string, scheme: 'light' | 'dark'): Promise<Map<string, string>> {
  const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)')
  const own = new Map([...tokens, ...(await coloursOf(root, profile, tokens))])
  return new Map(
    [...(scheme === 'light' ? light : dark).matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => {
      const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
      return [name, fullHex((token && own.get(token)) || value)]
    }),
  )
}

const fullHex = (value: string): string => value.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')

describe.each(profiles)('%sの色', (profile) => {
  test.each(['light', 'dark'] as const)('%sの配色で、字と地の差は7倍以上ある', async (scheme) => {
    const colours = await schemeOf(profile, scheme)
    const weak = pairs.flatMap(([word, ground]) => {
      const ratio = contrast(colours.get(word) ?? '', colours.get(ground) ?? '')
      return ratio >= 7 ? [] : [`${word} on ${ground}: ${ratio.toFixed(2)}`]
    })
    expect(weak).toEqual([])
  })
})

test('色を自分で決める人の配色（forced colours）では、プロファイルの色を押しつけない', () => {
  expect(sheet).not.toContain('forced-color-adjust: none')
  expect(sheet).not.toMatch(/--(?:brand|tint|leaf)[^;]*!important/)
})

test('薄すぎる字は見つかる', () => {
  expect(contrast('#777777', '#ffffff')).toBeLessThan(7)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})
