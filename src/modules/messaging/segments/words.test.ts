import { describe, expect, test } from 'vitest'
import { plainText } from '#platform/i18n/index.ts'
import type { DeclaredWords } from './declared-words.ts'
import { type SegmentCondition, checkSegment, parseCondition, parseSegment } from './domain/definition.ts'
import { explainSegment, sayDifference } from './explain.ts'
import { whyAddressed } from './why-addressed.ts'

const named = (key: string, ja: string, isQuiet = false) => ({ key, isQuiet, name: { ja, easy: ja, en: key } })
const words: DeclaredWords = {
  topics: [named('events', 'イベント'), named('benefits', '給付《きゅうふ》', true)],
  ageGroups: [named('seniors', '75歳以上《さいいじょう》')],
  areas: [named('oizumi', '大泉《おおいずみ》')],
}
const say = (definition: unknown) => explainSegment('ja', definition, words)

describe('条件の言い方', () => {
  test.each([
    [
      { all: [{ childAge: { from: 0, to: 2 } }, { area: ['大泉学園町'] }] },
      '0歳から2歳の子がいる世帯の人で、大泉学園町に住む人（住民基本台帳）',
    ],
    [{ all: [{ age: { from: 65, on: 'today' } }] }, '65歳以上の人（住民基本台帳）'],
    [{ all: [{ age: { from: 20, to: 20, on: '2027-01-11' } }] }, '令和9年1月11日に20歳の人（住民基本台帳）'],
    [{ all: [{ schoolYear: { from: 6, to: 7 } }] }, '小学6年生から中学1年生の人（住民基本台帳）'],
    [{ all: [{ residentSince: { from: '2026-04-01' } }] }, '令和8年4月1日以降に住み始めた人（住民基本台帳）'],
    [
      { any: [{ topic: 'events' }, { declaredAgeGroup: 'seniors' }], none: [{ declaredArea: 'oizumi' }] },
      '次のどれかに当てはまる人［分野「イベント」を選んだ人／年代を「75歳以上」と答えた人］（ただし、地域を「大泉」と答えた人を除く）（本人の登録）',
    ],
    [
      { all: [{ topic: 'events' }, { any: [{ headOfHousehold: true }, { declaredChildAge: { from: 3, to: 5 } }] }] },
      '分野「イベント」を選んだ人で、［次のどれかに当てはまる人［世帯主の人／3歳から5歳の子がいると答えた人］］（住民基本台帳と本人の登録）',
    ],
    [{}, '条件はまだありません'],
  ])('%o は職員に分かる文になる', (definition, sentence) => {
    expect(say(definition)).toBe(sentence)
  })

  test('前の版との違いは、加えた条件と外した条件になる', () => {
    const before = parseSegment({ all: [{ topic: 'events' }, { headOfHousehold: true }] })
    const after = parseSegment({ all: [{ topic: 'events' }], none: [{ headOfHousehold: true }] })
    expect(sayDifference(before, after, words)).toEqual([
      { list: 'all', isNew: false, words: '世帯主の人' },
      { list: 'none', isNew: true, words: '世帯主の人' },
    ])
  })
})

describe('住民に伝える、届いた理由', () => {
  const why = (lang: 'ja' | 'easy' | 'en', definition: unknown) =>
    plainText(whyAddressed(lang, parseSegment(definition), words))

  test('台帳のどの項目を見たかだけを伝え、年齢も町の名前も家族のことも書かない', () => {
    const definition = {
      all: [{ childAge: { from: 0, to: 2 } }, { area: ['大泉学園町'] }, { age: { from: 18, on: 'today' } }],
    }
    expect(why('ja', definition)).toBe('住民基本台帳の世帯の状況・お住まいの町・年齢をもとに、役所がお送りしました。')
    for (const lang of ['ja', 'easy', 'en'] as const)
      expect(why(lang, definition)).not.toMatch(/大泉|[02]歳|18|子が|child/)
    expect(why('en', definition)).toBe(
      '役所 sent you this because of your household, the town you live in and your age in the resident register.',
    )
  })

  test('選んだ分野は名前を伝えるが、健康や給付の分野の名前は書かない', () => {
    expect(why('ja', { all: [{ topic: 'events' }] })).toBe(
      'あなたが選んだ分野「イベント」をもとに、役所がお送りしました。',
    )
    expect(why('ja', { all: [{ topic: 'benefits' }, { headOfHousehold: true }] })).toBe(
      '住民基本台帳の世帯の状況と、あなたが選んだ分野をもとに、役所がお送りしました。',
    )
  })
})

describe('条件の読み取り', () => {
  const problems = (json: unknown) => {
    const read = checkSegment(json)
    return read.ok ? [] : read.problems
  }
  const topics = (count: number): SegmentCondition[] =>
    Array.from({ length: count }, (_, at) => ({ topic: `topic-${at}` }))

  test('二十までの条件と三段までの入れ子が通り、その先は理由が付いて通らない', () => {
    expect(problems({ all: topics(20) })).toEqual([])
    expect(problems({ all: topics(10), any: topics(11) })).toEqual([{ why: 'too-many' }])
    const deep = (levels: number): unknown => (levels === 1 ? { all: topics(1) } : { all: [deep(levels - 1)] })
    expect(problems(deep(3))).toEqual([])
    expect(problems(deep(4))).toEqual([{ why: 'too-deep' }])
  })

  test('空のもの、除くだけのもの、空の入れ子、同じ条件の繰り返しは通らない', () => {
    expect(problems({})).toEqual([{ why: 'empty' }])
    expect(problems({ none: topics(1) })).toEqual([{ why: 'only-none' }])
    expect(problems({ all: [{ any: [] }] })).toEqual([{ why: 'empty' }])
    expect(problems({ all: [...topics(1), ...topics(1)] })).toEqual([{ why: 'repeated' }])
  })

  test('知らない条件、逆さの範囲、ありえない日は、どこが違うかが分かる', () => {
    expect(problems({ all: [{ income: { from: 0 } }] })).toEqual([{ why: 'malformed', path: 'all.0.income' }])
    expect(problems({ all: [{ topic: 'a' }, { age: { from: 70, to: 60, on: 'today' } }] })).toEqual([
      { why: 'malformed', path: 'all.1.age.to' },
    ])
    expect(parseCondition({ residentSince: { from: '2026-02-30' } })).toEqual({ ok: false, path: 'residentSince.from' })
    expect(parseCondition({ area: [] })).toEqual({ ok: false, path: 'area' })
    expect(problems({ all: 'everybody' })).toEqual([{ why: 'malformed', path: 'all' }])
    expect(problems(null)).toEqual([{ why: 'malformed', path: '' }])
  })
})
