import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { satoHousehold } from '../../../fixtures.ts'
import { groupProcedure } from '../../../testing/group-procedure.ts'
import { nurseryProcedure } from '../../../testing/nursery-procedure.ts'
import { wordOfProblem } from '../../../text/definition-problems.ts'
import { journey } from '../../answers/journey.ts'
import { problemsOf } from '../check-definition.ts'
import type { Condition } from '../condition.ts'
import { type Definition, findField, parseDefinition } from '../definition.ts'
import type { Value } from '../value.ts'

const words = (ja: string) => ({ ja, easy: ja, en: ja })
const option = (value: string, more: object = {}) => ({ value, label: words('ア'), ...more })
const choice = (id: string, options: object[], showIf?: Condition) => ({
  id,
  type: 'choice',
  label: words('ア'),
  options,
  showIf,
})
const computed = (value: Value, format = 'number') => ({
  id: 'result',
  type: 'computed',
  label: words('ア'),
  format,
  value,
})
const number = { id: 'number', type: 'number', label: words('ア'), min: 1, max: 9, unit: words('こ') }
const day = { id: 'day', type: 'date', label: words('ア') }
const text = { id: 'text', type: 'text', label: words('ア'), maxLength: 10 }
const yesNo = (id: string, showIf?: Condition) => choice(id, [option('yes'), option('no')], showIf)

/** The smallest 届出 with these pages of fields. */
function of(pages: object[][], more: object = {}): Definition {
  const { pages: _, ...around } = structuredClone(groupProcedure)
  return parseDefinition({
    ...around,
    ...more,
    pages: pages.map((fields, page) => ({ key: `page-${page + 1}`, title: words('ア'), fields })),
  })
}
const problems = (definition: Definition) => problemsOf(definition).map(({ kind, where }) => `${kind} ${where}`)
const is = (field: string, value: string): Condition => ({ field, is: value })

describe('条件と計算の点検', () => {
  test.each<[string, object[][], string]>([
    ['計算が、ない質問を使う', [[computed({ value: 'nowhere' })]], 'unknown_field result'],
    ['計算が、あとの質問を使う', [[computed({ value: 'number' })], [number]], 'later_field result'],
    ['日を足す', [[day, computed({ add: [{ value: 'day' }, { number: 1 }] })]], 'wrong_type result'],
    ['数から日数を数える', [[number, computed({ days: [{ value: 'number' }, { today: true }] })]], 'wrong_type result'],
    ['金額が日になる', [[day, computed({ value: 'day' }, 'yen')]], 'wrong_type result'],
    [
      '数と言葉を比べる',
      [[number, yesNo('b', { compare: '=', left: { value: 'number' }, right: { text: 'x' } })]],
      'wrong_type b',
    ],
    [
      '言葉の大小を比べる',
      [[text, yesNo('b', { compare: '<', left: { value: 'text' }, right: { text: 'x' } })]],
      'wrong_type b',
    ],
    ['選択肢の大きさを足す', [[yesNo('a'), computed({ add: [{ value: 'a' }] })]], 'wrong_type result'],
    [
      'ない選択肢と比べる',
      [[yesNo('a'), yesNo('b', { compare: '=', left: { value: 'a' }, right: { text: 'maybe' } })]],
      'unknown_option b',
    ],
    ['一つを選ぶ質問に「含む」', [[yesNo('a'), yesNo('b', { field: 'a', includes: 'yes' })]], 'wrong_type b'],
    ['くり返しでないものの行', [[number, yesNo('b', { some: 'number', where: { all: [] } })]], 'wrong_type b'],
    ['互いを待つ質問', [[yesNo('a', is('b', 'yes')), yesNo('b', is('a', 'yes'))]], 'cycle a → b → a'],
    ['自分を待つ質問', [[yesNo('a', is('a', 'yes'))]], 'cycle a → a'],
    [
      'どれを選んでも止まる',
      [[choice('a', [option('x', { stops: words('ア') }), option('y', { stops: words('ア') })])]],
      'dead_end a',
    ],
  ])('%s定義は公開できない', (_name, pages, expected) => {
    expect(problems(of(pages))).toContain(expected)
  })

  test('行の質問は行の中で、外の質問は外で探す', () => {
    const broken = structuredClone(nurseryProcedure)
    const field = findField(broken, 'why-same')
    if (!field) throw new Error('no field')
    field.showIf = { some: 'siblings', where: { answered: 'siblings.height' } }
    expect(problems(parseDefinition(broken))).toContain('unknown_field why-same')
    field.showIf = {
      some: 'siblings',
      where: { compare: '>', left: { value: 'days-a-week' }, right: { value: 'age' } },
    }
    expect(problems(parseDefinition(broken))).toEqual([])
  })

  test('期限は日から数え、計算する項目は聞かない', () => {
    const limit = { ...nurseryProcedure.limit, from: 'number' }
    expect(problems(of([[number]], { limit }))).toContain('wrong_role limit.from')
    expect(problems(of([[{ ...computed({ number: 1 }), correctable: true }]]))).toContain('wrong_role result')
  })

  test('住民記録が分からないところでは、それを条件にできない', () => {
    const bring = [{ text: words('ア'), when: { fact: 'asks-by-card' } }]
    expect(problems(of([[number]], { bring }))).toContain('not_known_here bring.1')
  })
})

describe('届かないもの', () => {
  test.each<[string, object[][], string[]]>([
    [
      '一つの質問に二つの答えを求める',
      [[yesNo('a')], [yesNo('b', { all: [is('a', 'yes'), is('a', 'no')] }), number]],
      ['unreachable_field b'],
    ],
    [
      'ページのすべてが出ない',
      [[yesNo('a')], [yesNo('b', { not: { any: [is('a', 'yes'), is('a', 'no')] } })]],
      ['unreachable_page page-2'],
    ],
    [
      '先に進めない選択肢を求める',
      [[choice('a', [option('x', { stops: words('ア') }), option('y')])], [yesNo('b', is('a', 'x')), number]],
      ['unreachable_field b'],
    ],
    [
      '出ない質問の答えを求める',
      [
        [yesNo('a'), yesNo('b', is('a', 'yes'))],
        [yesNo('c', { all: [is('a', 'no'), is('b', 'yes')] }), number],
      ],
      ['unreachable_field c'],
    ],
    [
      '範囲の外の数を求める',
      [[number], [yesNo('b', { compare: '>', left: { value: 'number' }, right: { number: 9 } }), text]],
      ['unreachable_field b'],
    ],
    [
      '重ならない範囲を求める',
      [
        [number],
        [
          yesNo('b', {
            all: [
              { compare: '>', left: { value: 'number' }, right: { number: 5 } },
              { compare: '<', left: { value: 'number' }, right: { number: 6 } },
            ],
          }),
          text,
        ],
      ],
      ['unreachable_field b'],
    ],
    [
      '出ない選択肢',
      [[yesNo('a')], [choice('b', [option('x'), option('y', { showIf: { all: [is('a', 'yes'), is('a', 'no')] } })])]],
      ['unreachable_option b.y'],
    ],
  ])('%sと分かる', (_name, pages, expected) => {
    expect(problems(of(pages))).toEqual(expected)
  })

  test('要件が食い違うと、だれも進めないと分かる', () => {
    const says = words('ア')
    const eligibility = [
      { when: is('a', 'yes'), says },
      { when: { not: is('a', 'yes') }, says },
    ]
    expect(problems(of([[yesNo('a')], [text]], { eligibility }))).toEqual(['nobody_eligible page-1'])
  })

  test('要件で進めない人にだけ聞くことは、届かない', () => {
    const eligibility = [{ when: is('a', 'yes'), says: words('ア') }]
    const pages = [[yesNo('a')], [yesNo('b', is('a', 'yes')), text]]
    expect(problems(of(pages, { eligibility }))).toEqual(['unreachable_field b'])
  })

  test('選択肢だけの定義では、総当たりと同じ答えになる', () => {
    const leaf = (earlier: number): fc.Arbitrary<Condition> =>
      fc.record({
        field: fc.integer({ min: 0, max: earlier - 1 }).map((at) => `q${at}`),
        is: fc.constantFrom('x', 'y'),
      })
    const condition = (earlier: number): fc.Arbitrary<Condition> => {
      const one = leaf(earlier)
      return fc.oneof(
        one,
        one.map((not) => ({ not })),
        fc.tuple(one, one).map((all) => ({ all })),
        fc.tuple(one, one).map((any) => ({ any })),
        fc.tuple(one, one).map(([a, b]) => ({ all: [a, { not: b }] })),
        fc.tuple(one, one).map((any) => ({ not: { any } })),
      )
    }
    const shape = fc.tuple(
      ...Array.from({ length: 5 }, (_, at) =>
        fc.record({
          showIf: at === 0 ? fc.constant(undefined) : fc.option(condition(at), { nil: undefined }),
          stops: fc.constantFrom('', '', 'x'),
        }),
      ),
    )
    fc.assert(
      fc.property(shape, (shapes) => {
        const fields = shapes.map(({ showIf, stops }, at) =>
          choice(
            `q${at}`,
            ['x', 'y'].map((value) => option(value, value === stops ? { stops: words('ア') } : {})),
            showIf,
          ),
        )
        const definition = of([...fields.map((field) => [field]), [text]])
        const closed = problemsOf(definition)
          .filter(({ kind }) => kind === 'unreachable_page')
          .map(({ where }) => `q${Number(where.slice('page-'.length)) - 1}`)
        expect(closed).toEqual(
          neverAsked(
            definition,
            fields.map(({ id }) => id),
          ),
        )
      }),
      { numRuns: 200 },
    )
  })
})

function neverAsked(definition: Definition, ids: readonly string[]): string[] {
  const asked = new Set<string>()
  for (let combination = 0; combination < 2 ** ids.length; combination += 1) {
    const answers = Object.fromEntries(ids.map((id, at) => [id, (combination >> at) & 1 ? 'x' : 'y']))
    const { steps } = journey(definition, answers, satoHousehold)
    for (const { field } of steps.flatMap((step) => [...step.asked])) asked.add(field.id)
  }
  return ids.filter((id) => !asked.has(id))
}

test('誤りは、どこをどう直すかを日本語で言う', () => {
  const broken = of([[yesNo('a', is('a', 'yes'))]])
  expect(problemsOf(broken).map(wordOfProblem)).toContain(
    '質問が互いを待っていて、どちらも出ません。条件のどれかを外してください（a → a）',
  )
})
