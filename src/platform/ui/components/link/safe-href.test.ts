import { describe, expect, test } from 'vitest'
import { safeHref } from './safe-href.ts'

describe('リンクの行き先', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    '//evil.example',
    '/\\evil.example',
    'tel:0399931111;phone-context=evil"',
    'mailto:a@b?subject=x',
    'geo:35.7,139.6?q=javascript:alert(1)',
  ])('%j へは行けない', (address) => {
    expect(safeHref('ja', address)).toBeUndefined()
  })

  test.each([
    '/help',
    '/search?q=住民票',
    '#field-name',
    '?page=2',
    'https://www.city.nerima.tokyo.jp/',
    'tel:0339931111',
    'geo:35.7595,139.63?q=35.7595,139.63',
  ])('%j へは行ける', (address) => {
    expect(safeHref('ja', address)).toBe(address)
  })

  test('言葉を選んでいると、その言葉のページへ行く', () => {
    expect(safeHref('en', '/help')).toBe('/en/help')
  })
})
