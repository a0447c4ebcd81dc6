import { describe, expect, test } from 'vitest'
import { missingTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

const values = (thing: unknown): string[] => {
  if (typeof thing === 'function') return [String(thing('')).replaceAll('undefined', '')]
  return typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(values) : [String(thing)]
}

describe('peopleの言葉', () => {
  test('三つの言葉に、欠けはない', () => {
    expect(missingTexts(ja, easy)).toEqual([])
    expect(missingTexts(ja, en)).toEqual([])
  })

  test('やさしい日本語では、どの漢字にも読みがある', () => {
    const bare = values(easy).flatMap(
      (text) => text.replaceAll(/\p{Script=Han}+《[^》]+》/gu, '').match(/\p{Script=Han}+/gu) ?? [],
    )
    expect(bare).toEqual([])
  })
})
