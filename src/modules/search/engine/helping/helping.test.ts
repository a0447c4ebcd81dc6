import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIndex } from '../index/search-index.ts'
import { queryOf } from '../query/query.ts'
import { compileSynonyms, noSynonyms } from '../query/synonyms.ts'
import { entryOf, onThisDay } from '../testing/documents.ts'
import { normalise } from '../text/normalise.ts'
import { kanaOf } from './romaji.ts'
import { suggest } from './suggest.ts'

const index = createIndex()
for (const document of [
  {
    id: 1,
    title: '粗大ごみを出す：申込みと料金',
    body: '大きなごみは申し込んでから出します。',
    words: ['ゴミ 大きい', 'そだいごみ', '粗大ごみ'],
  },
  {
    id: 2,
    title: '転入届',
    body: '引っ越してきた日から14日のうちに届け出ます。',
    words: ['てんにゅうとどけ', '引越し'],
  },
  { id: 3, title: '保健相談所', body: '健診と相談を受けられます。', words: ['けんしん'] },
  { id: 4, title: '子ども医療証', body: '医療費の自己負担分を助成します。', words: ['マル子'] },
  { id: 5, title: '来月からの新しい給付金', body: '来月からです。', words: ['きゅうふきん'], from: 100 },
  { id: 6, title: '住民票の写し', body: '住民票を交付します。', words: ['じゅうみんひょう'] },
  { id: 7, title: 'Bulky waste', body: 'Apply first.', words: ['large trash'], lang: 'en' as const },
  { id: 8, title: '父が亡くなったとき', body: '手続きの一覧です。' },
])
  index.put(entryOf(document))

const found = (typed: string, synonyms = noSynonyms) => index.find(queryOf(typed, synonyms), onThisDay).ids
const meant = (typed: string, now = 0) => index.corrected(queryOf(typed, noSynonyms), now)
const offered = (typed: string, now = 0) => suggest(typed, index, { lang: 'ja', now, limit: 5 })

describe('もしかして', () => {
  test('読みの打ちまちがい、字の取りちがえ、ローマ字から、頁の呼び名にたどりつく', () => {
    expect(meant('てんにゆうとどけ')).toBe('てんにゅうとどけ')
    expect(meant('保険相談所')).toBe('保健相談所')
    expect(meant('祖大ごみ 申し込み')).toBe('粗大ごみ 申し込み')
    expect(meant('juminhyo')).toBe('じゅうみんひょう')
    expect(found('juminhyo')[0]).toBe(6)
    expect(found('保険相談所')[0]).toBe(3)
  })

  test('頁にある語、短い語、番号、文には言わない', () => {
    for (const typed of ['粗大ごみ', '転入届', 'ゴミ', '090-1234-5678', '親が亡くなった', '🚮', ''])
      expect(meant(typed)).toBeUndefined()
  })

  test('まだ公開していない頁の呼び名は言わない', () => {
    expect(meant('きゅうふきい')).toBeUndefined()
    expect(meant('きゅうふきい', 100)).toBe('きゅうふきん')
  })

  test('ローマ字を、どの綴りでもかなにする', () => {
    expect(['gomi', 'juminhyo', 'shimbun', 'kitte', 'tennyu', 'sya', 'matcha'].map(kanaOf)).toEqual([
      ...['ごみ', 'じゅみんひょ', 'しんぶん', 'きって', 'てんにゅ', 'しゃ', 'まっちゃ'],
    ])
    expect(kanaOf('trash')).toBeUndefined()
  })
})

describe('候補', () => {
  test('題名と呼び名のうち、打った字で始まるものから出す', () => {
    expect(offered('ごみ')).toEqual([
      'ゴミ 大きい',
      '粗大ごみ',
      'そだいごみ',
      '粗大ごみを出す',
      '粗大ごみを出す：申込みと料金',
    ])
    expect(offered('転')).toEqual(['転入届'])
    expect(suggest('bul', index, { lang: 'en', now: 0, limit: 5 })).toEqual(['Bulky waste'])
  })

  test('公開の前の頁の題名は候補にも出ない', () => {
    expect(offered('来月')).toEqual([])
    expect(offered('来月', 100)).toEqual(['来月からの新しい給付金'])
  })

  test('多くの人が探した語は、渡されたときだけ加わる', () => {
    expect(suggest('ごみ', index, { lang: 'ja', now: 0, limit: 1, queries: ['ごみ 年末'] })).toEqual(['ごみ 年末'])
  })
})

describe('言いかえ', () => {
  const synonyms = compileSynonyms([
    { kind: 'same', words: ['マル乳', '子ども医療証'] },
    { kind: 'leads', from: '引っ越してきた', to: ['転入届'] },
    { kind: 'leads', from: 'trash', to: ['粗大ごみ'] },
    { kind: 'leads', from: '赤ちゃん お金', to: ['子ども医療証'] },
  ])

  test('呼び名、できごと、英語から、役所の名の頁がみつかる', () => {
    expect(found('マル乳', synonyms)[0]).toBe(4)
    expect(found('先月引っ越してきたのですが', synonyms)[0]).toBe(2)
    expect(found('where to put my trash', synonyms)).toContain(1)
    expect(found('お金は赤ちゃんに出ますか', synonyms)[0]).toBe(4)
  })

  test('導く語は片方向で、英語の語の一部には当たらない', () => {
    expect(queryOf('転入届', synonyms).parts.flatMap(({ instead }) => instead)).toEqual([])
    expect(queryOf('trashy', synonyms).parts.flatMap(({ instead }) => instead)).toEqual([])
  })
})

describe('何を打たれても', () => {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '\ud83d',
      '\udeae\ud83d',
      '\0\u0001\u001f',
      '.*+?^${}()|[]\\',
      'ー'.repeat(10_000),
      '𠮷'.repeat(300),
      '%_\'";--',
      'a\u0301'.repeat(200),
    ),
    fc
      .array(fc.constantFrom('ご', 'ゴ', '゛', 'ー', '㌔', 'ｶﾞ', '𠮷', '\ud842', 'A', '０', ' ', 'です'), {
        maxLength: 60,
      })
      .map((some) => some.join('')),
  )

  test('答えるか、語がないと言い、壊れない', () => {
    fc.assert(
      fc.property(strange, (typed) => {
        const query = queryOf(typed, noSynonyms)
        const { ids, total } = index.find(query, onThisDay)
        expect(ids.length).toBeLessThanOrEqual(total)
        if (query.isEmpty) expect(total).toBe(0)
        meant(typed)
        offered(typed)
      }),
    )
  })

  test('二度ならしても変わらない', () => {
    fc.assert(
      fc.property(strange, (typed) => {
        expect(normalise(normalise(typed))).toBe(normalise(typed))
      }),
    )
  })

  test('1万字の問い合わせも、はじめの200字で答える', () => {
    expect(found(`粗大ごみ${'を出す'.repeat(3000)}`)[0]).toBe(1)
  })
})
