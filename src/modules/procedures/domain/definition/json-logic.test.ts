import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, facts } from './condition.ts'
import { fromJsonLogic, toJsonLogic } from './json-logic.ts'
import { comparisons, type Value } from './value.ts'

const name = fc.constantFrom('age', 'dogs', 'dogs.weight', 'born-on')
const tree = fc.letrec<{ condition: Condition; value: Value }>((tie) => {
  const pair = fc.tuple(tie('value'), tie('value'))
  const several = fc.array(tie('value'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ field: name, is: fc.oneof(fc.constantFrom('yes', 'no'), fc.integer()) }),
      fc.record({ field: name, includes: fc.constantFrom('yes', 'no') }),
      fc.record({ fact: fc.constantFrom(...facts) }),
      fc.record({ answered: name }),
      fc.record({ compare: fc.constantFrom(...comparisons), left: tie('value'), right: tie('value') }),
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
      fc.record({ some: name, where: tie('condition') }),
      fc.record({ every: name, where: tie('condition') }),
    ),
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ number: fc.integer() }),
      fc.record({ text: fc.string() }),
      fc.constant<Value>({ day: '2026-04-01' }),
      fc.constant<Value>({ today: true }),
      fc.record({ value: name }),
      fc.record({ count: name }),
      fc.record({ sum: name, where: tie('condition') }),
      several.chain((all) => fc.constantFrom<Value>({ add: all }, { multiply: all }, { min: all }, { max: all })),
      pair.chain((two) => fc.constantFrom<Value>({ subtract: two }, { days: two }, { years: two })),
      fc.tuple(tie('value'), fc.integer()).map((two): Value => ({ addDays: two })),
    ),
  }
})

describe('JSON Logicでの読み書き', () => {
  test('書き出して読み込むと、同じ条件に戻る', () => {
    fc.assert(
      fc.property(tree.condition, (condition) => {
        const written: unknown = JSON.parse(JSON.stringify(toJsonLogic(condition)))
        expect(fromJsonLogic(written)).toEqual(condition)
      }),
      { numRuns: 500 },
    )
  })

  test('ほかのプログラムが書いた、よくある形を読める', () => {
    expect(fromJsonLogic({ and: [{ '==': [{ var: 'age' }, 3] }, { '!': { in: ['yes', { var: 'dogs' }] } }] })).toEqual({
      all: [{ field: 'age', is: 3 }, { not: { field: 'dogs', includes: 'yes' } }],
    })
  })

  test.each<[string, unknown]>([
    ['ない演算', { map: [{ var: 'dogs' }, 1] }],
    ['演算が二つ', { and: [], or: [] }],
    ['条件でないもの', 'age'],
    ['暦にない日', { '<': [{ date: ['2026-02-31'] }, { today: [] }] }],
    ['何もない', null],
  ])('%sは、読めないと言うだけで止まらない', (_name, logic) => {
    expect(fromJsonLogic(logic)).toBeUndefined()
  })
})
