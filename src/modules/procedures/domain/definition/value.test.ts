import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, conditionSchema, holds, type RuleContext } from './condition.ts'
import { type Value, valueOf, valueSchema } from './value.ts'

const today = Temporal.PlainDate.from('2026-12-02')
const dogs = [
  { id: '1', answers: { name: 'ポチ', weight: 8, 'born-on': '2020-12-03' } },
  { id: '2', answers: { name: 'シロ', weight: 12 } },
]
const context: RuleContext = {
  answers: { count: 3, day: '2026-11-20', note: '', ward: 'nerima', dogs, nobody: [], chosen: ['a', 'b'] },
  facts: new Set(),
  today,
}
const value = (of: Value, within = context) => valueOf(valueSchema.parse(of), within)
const is = (condition: Condition, within = context) => holds(conditionSchema.parse(condition), within)

describe('計算', () => {
  test.each<[string, Value, unknown]>([
    ['足す', { add: [{ value: 'count' }, { number: 2 }] }, 5],
    ['引く', { subtract: [{ number: 2 }, { value: 'count' }] }, -1],
    ['掛ける', { multiply: [{ value: 'count' }, { number: 300 }] }, 900],
    ['小さいほう', { min: [{ value: 'count' }, { number: 2 }] }, 2],
    ['遅いほうの日', { max: [{ value: 'day' }, { day: '2026-11-25' }] }, '2026-11-25'],
    ['行の数', { count: 'dogs' }, 2],
    [
      '当てはまる行の数',
      { count: 'dogs', where: { compare: '>', left: { value: 'dogs.weight' }, right: { number: 10 } } },
      1,
    ],
    ['選んだ数', { count: 'chosen' }, 2],
    ['行の合計', { sum: 'dogs.weight' }, 20],
    ['聞いていないくり返しの合計', { sum: 'cats.weight' }, 0],
    ['日数', { days: [{ value: 'day' }, { today: true }] }, 12],
    ['満年数', { years: [{ day: '2020-12-03' }, { today: true }] }, 5],
    ['年度の始まり', { fiscalYearStart: { today: true } }, '2026-04-01'],
    ['3月までは前の年の4月', { fiscalYearStart: { day: '2027-03-31' } }, '2026-04-01'],
    ['何日あとの日', { addDays: [{ value: 'day' }, 14] }, '2026-12-04'],
  ])('%s', (_name, of, expected) => {
    expect(value(of)).toBe(expected)
  })

  test.each<[string, Value]>([
    ['答えていないもの', { add: [{ value: 'nowhere' }, { number: 1 }] }],
    ['空の答え', { add: [{ value: 'note' }, { number: 1 }] }],
    ['言葉の足し算', { add: [{ value: 'ward' }, { number: 1 }] }],
    ['日と数の大きいほう', { max: [{ value: 'day' }, { number: 1 }] }],
    ['ない日からの日数', { days: [{ text: '2026-02-30' }, { today: true }] }],
    ['大きすぎる数', { multiply: [{ number: 1e300 }, { number: 1e300 }] }],
  ])('%sは、計算できないだけで止まらない', (_name, of) => {
    expect(value(of)).toBeUndefined()
    expect(is({ compare: '>=', left: of, right: { number: 0 } })).toBe(false)
    expect(is({ compare: '!=', left: of, right: { number: 0 } })).toBe(false)
  })

  test('きょうが分からないところでは、きょうからの計算も分からない', () => {
    expect(value({ today: true }, { ...context, today: undefined })).toBeUndefined()
  })
})

describe('条件', () => {
  test.each<[string, Condition, boolean]>([
    ['日の前後', { compare: '<', left: { value: 'day' }, right: { today: true } }, true],
    ['言葉が同じ', { compare: '=', left: { value: 'ward' }, right: { text: 'nerima' } }, true],
    ['言葉に前後はない', { compare: '<', left: { value: 'ward' }, right: { text: 'zz' } }, false],
    ['答えがある', { answered: 'count' }, true],
    ['空は答えではない', { answered: 'note' }, false],
    ['行がある', { answered: 'dogs' }, true],
    ['行のどれか', { some: 'dogs', where: { field: 'name', is: 'シロ' } }, true],
    ['行のすべて', { every: 'dogs', where: { answered: 'born-on' } }, false],
    ['行がなければ、すべて', { every: 'nobody', where: { answered: 'born-on' } }, true],
    ['聞いていなければ、すべてではない', { every: 'cats', where: { answered: 'born-on' } }, false],
    [
      '行の中から外の答えを見る',
      { some: 'dogs', where: { compare: '>', left: { value: 'weight' }, right: { value: 'count' } } },
      true,
    ],
  ])('%s', (_name, condition, expected) => {
    expect(is(condition)).toBe(expected)
  })

  test('答えが何であっても、条件は真か偽で、計算は値かなし', () => {
    const answer = fc.oneof(fc.jsonValue(), fc.constant(dogs))
    const leaf: fc.Arbitrary<Value> = fc.oneof(
      fc.constantFrom<Value>({ value: 'a' }, { value: 'b' }, { today: true }, { count: 'a' }, { sum: 'a.weight' }),
      fc.record({ number: fc.double() }),
      fc.record({ text: fc.string() }),
    )
    const tree = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .array(tie('value'), { minLength: 1, maxLength: 3 })
          .chain((many) => fc.constantFrom<Value>({ add: many }, { multiply: many }, { min: many }, { max: many })),
        fc
          .tuple(tie('value'), tie('value'))
          .chain((pair) =>
            fc.constantFrom<Value>({ subtract: pair }, { days: pair }, { years: pair }, { addDays: pair }),
          ),
      ),
    })).value
    fc.assert(
      fc.property(answer, answer, tree, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), (a, b, of, compare) => {
        const within = { ...context, answers: { a, b } }
        expect(['number', 'string', 'undefined']).toContain(typeof valueOf(of, within))
        expect(typeof holds({ compare, left: of, right: { value: 'b' } }, within)).toBe('boolean')
        expect(typeof holds({ some: 'a', where: { answered: 'b' } }, within)).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
