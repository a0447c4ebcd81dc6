import { describe, expect, test } from 'vitest'
import type { NavigationItem } from './module.ts'
import { searchEntries } from './search-entries.ts'

const entry = (ja: string, keywords: readonly string[], order = 10): NavigationItem => ({
  audience: 'resident',
  href: `/${ja}`,
  label: { ja, easy: ja, en: `${ja} in English` },
  keywords,
  order,
})

const entries = [
  entry('住民票の写し', ['住民票', '世帯', 'じゅうみんひょう', 'resident record']),
  entry('証明書の確認', ['証明書', '本物'], 20),
  entry('わたしの申請', ['申請', '証明書'], 5),
]

const found = (query: string) => searchEntries(entries, query).map((item) => item.label.ja)

describe('ことばで探す', () => {
  test('ふだんの言葉の中にある語で見つかる', () => {
    expect(found('住民票がほしい')).toEqual(['住民票の写し'])
  })

  test('全角、大文字、カタカナ、空白の違いは問わない', () => {
    expect(found('ジュウミンヒョウ')).toEqual(['住民票の写し'])
    expect(found('ＲＥＳＩＤＥＮＴ　record')).toEqual(['住民票の写し'])
  })

  test('同じ強さなら、案内の順に並ぶ', () => {
    expect(found('証明書')).toEqual(['わたしの申請', '証明書の確認'])
  })

  test('ないものは、ないと分かる', () => {
    expect(found('粗大ごみ')).toEqual([])
    expect(found('　')).toEqual([])
  })
})
