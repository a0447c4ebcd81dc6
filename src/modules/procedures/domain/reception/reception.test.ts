import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { channels, procedureKinds } from '../definition/kinds.ts'
import { identityPapers, identityProblem, identityWays, identityWaysOf, mayArriveBy } from './identity.ts'
import { receivedOnProblem } from './received-on.ts'
import { readSearchWords } from './search-words.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('本人確認', () => {
  it('写真付きの官公署の書類なら1点、それ以外は違うもの2点で足りる', () => {
    expect(identityProblem('counter', 'one', ['licence'])).toBeUndefined()
    expect(identityProblem('counter', 'one', ['pension'])).toBe('one_paper')
    expect(identityProblem('counter', 'one', ['licence', 'passport'])).toBe('one_paper')
    expect(identityProblem('counter', 'two', ['pension', 'company-id'])).toBeUndefined()
    expect(identityProblem('counter', 'two', ['pension'])).toBe('two_papers')
    expect(identityProblem('counter', 'hearing', [])).toBeUndefined()
    expect(identityProblem('counter', 'hearing', ['pension'])).toBe('no_papers')
  })

  it('郵送では聴聞ができず、電話では何も確かめられない', () => {
    expect(identityProblem('post', 'hearing', [])).toBe('not_for_channel')
    expect(identityProblem('phone', 'one', ['licence'])).toBe('not_for_channel')
    expect(identityProblem('phone', 'none', [])).toBeUndefined()
  })

  it('どの受付方法でも、書類の数は確認のしかたと食い違わない', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channels),
        fc.constantFrom(...identityWays),
        fc.subarray([...identityPapers]),
        (channel, way, papers) => {
          if (identityProblem(channel, way, papers) !== undefined) return true
          const count = { one: 1, two: 2, hearing: 0, certificate: 0, none: 0 }[way]
          return papers.length === count && identityWaysOf(channel).includes(way)
        },
      ),
    )
  })
})

test('電話で受けられるのは、予約と申込だけである', () => {
  expect(procedureKinds.filter((kind) => mayArriveBy('phone', kind))).toEqual(['entry', 'booking'])
  for (const channel of channels) if (channel !== 'phone') expect(mayArriveBy(channel, 'application')).toBe(true)
})

test.each([
  ['2026-12-02', undefined],
  ['2026-11-30', undefined],
  ['2026-12-03', 'in_future'],
  ['1989-05-01', 'before_birth'],
  ['2025-12-01', 'too_old'],
] as const)('受付日 %s は %s', (receivedOn, expected) => {
  expect(receivedOnProblem(day(receivedOn), day('2026-12-02'), day('1990-05-14'))).toBe(expected)
})

test.each([
  ['佐藤花子', { name: '佐藤花子' }],
  ['佐藤　花子 S60.5.3', { name: '佐藤 花子', birth: 'S60.5.3' }],
  ['昭和60年5月3日　光が丘2-9', { birth: '昭和60年5月3日', address: '光が丘2-9' }],
  ['１９８５年 さとう', { birth: '１９８５年', name: 'さとう' }],
])('一つの欄に打った「%s」を、氏名・生年月日・住所に分ける', (words, expected) => {
  expect(readSearchWords(words)).toEqual(expected)
})
