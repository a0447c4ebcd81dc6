import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerLines } from '../../actions/desk/answer-lines.ts'
import { answerWords } from '../../actions/core/answer-words.ts'
import type { Answers, Asked } from '../../domain/answers/answer.ts'
import { fieldsToShow, type Journey, journey } from '../../domain/answers/journey.ts'
import type { Condition } from '../../domain/definition/condition.ts'
import { type Definition, type Page, parseDefinition } from '../../domain/definition/definition.ts'
import { satoHousehold } from '../../fixtures.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { nestedIn, topLevel } from './question.tsx'

const words = (ja: string) => ({ ja, easy: ja, en: ja })
const today = Temporal.PlainDate.from('2026-12-02')
const count = 8

type Shape = { kind: 'choice' | 'number'; showIf: Condition | undefined; newPage: boolean }

function definitionOf(shapes: readonly Shape[]): Definition {
  const pages: object[][] = [[]]
  for (const [at, { kind, showIf, newPage }] of shapes.entries()) {
    if (newPage && at > 0) pages.push([])
    const base = { id: `q${at}`, label: words('ア'), showIf }
    const options = ['x', 'y'].map((value) => ({ value, label: words(value) }))
    pages
      .at(-1)
      ?.push(
        kind === 'choice'
          ? { ...base, type: 'choice', options }
          : { ...base, type: 'number', min: 0, max: 9, unit: words('こ') },
      )
  }
  return parseDefinition({
    ...structuredClone(groupProcedure),
    pages: pages.map((fields, page) => ({ key: `page-${page}`, title: words('ア'), fields })),
  })
}

/** Conditions over earlier questions; `simple` are those that the browser's style sheet can express. */
function conditions(at: number): fc.Arbitrary<Condition | undefined> {
  if (at === 0) return fc.constant(undefined)
  const field = fc.integer({ min: 0, max: at - 1 }).map((earlier) => `q${earlier}`)
  const simple = fc.record({ field, is: fc.constantFrom('x', 'y') })
  const compared = field.map((value): Condition => ({ compare: '>', left: { value }, right: { number: 4 } }))
  const other = fc.oneof(
    compared,
    simple.map((not): Condition => ({ not })),
    fc.tuple(simple, compared).map((all): Condition => ({ all })),
    field.map((answered): Condition => ({ answered })),
  )
  return fc.oneof(fc.constant(undefined), simple, simple, other)
}

const definitions = fc
  .tuple(
    ...Array.from({ length: count }, (_, at) =>
      fc.record({
        kind: fc.constantFrom('choice' as const, 'choice' as const, 'number' as const),
        showIf: conditions(at),
        newPage: fc.boolean(),
      }),
    ),
  )
  .map(definitionOf)
const answers = fc
  .array(fc.oneof(fc.constantFrom<string | number>('x', 'y'), fc.integer({ min: 0, max: 9 })), {
    minLength: count,
    maxLength: count,
  })
  .map((values) => Object.fromEntries(values.map((value, at) => [`q${at}`, value])))

const way = (definition: Definition, kept: Answers) => journey(definition, kept, satoHousehold, today)
const askedOn = (page: Page, { steps }: Journey) =>
  steps.find((step) => step.page.key === page.key)?.asked.map(({ field }) => field.id) ?? []

/** What a browser with the style sheet shows, and without a script: questions below an option only while it is chosen. */
function shownBy(page: readonly Asked[], kept: Answers): Set<string> {
  const shown = new Set<string>()
  const show = (asked: Asked) => {
    shown.add(asked.field.id)
    for (const [value, below] of nestedIn(asked, page)) if (kept[asked.field.id] === value) below.forEach(show)
  }
  topLevel(page).forEach(show)
  return shown
}

describe('どこで読んでも同じ質問', () => {
  test('聞いている質問は、どの書き方の条件でも、画面から隠れない', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, kept) => {
        const found = way(definition, kept)
        for (const { page } of found.steps) {
          const shown = shownBy(fieldsToShow(definition, page, found, satoHousehold), kept)
          expect([...shown]).toEqual(expect.arrayContaining(askedOn(page, found)))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('ほかのページで決まる質問と、選択肢の下の質問は、画面でも同じときにだけ出る', () => {
    fc.assert(
      fc.property(definitions, answers, (definition, kept) => {
        const found = way(definition, kept)
        for (const { page } of found.steps) {
          const ids = new Set(page.fields.map(({ id }) => id))
          const isSimple = page.fields.every(
            ({ showIf }) =>
              isBelowOption(showIf, page) ||
              !JSON.stringify(showIf ?? {})
                .match(/q\d/g)
                ?.some((id) => ids.has(id)),
          )
          if (!isSimple) continue
          const shown = shownBy(fieldsToShow(definition, page, found, satoHousehold), kept)
          expect([...shown].toSorted()).toEqual(askedOn(page, found).toSorted())
        }
      }),
      { numRuns: 300 },
    )
  })

  test('隠れた答えは、何が書いてあっても道すじを変えず、届け出る内容にも、職員の画面にも、引き渡しにも入らない', () => {
    fc.assert(
      fc.property(definitions, answers, answers, (definition, kept, others) => {
        const found = way(definition, kept)
        const asked = new Set(found.steps.flatMap((step) => step.asked.map(({ field }) => field.id)))
        const elsewhere = Object.fromEntries(Object.entries(others).filter(([id]) => !asked.has(id)))
        const again = way(definition, { ...kept, ...elsewhere })
        expect(again.answers).toEqual(found.answers)

        const answered = Object.keys(found.answers).toSorted()
        expect(answered.every((id) => asked.has(id))).toBe(true)
        expect(
          answerLines(definition, found.answers)
            .map(({ fieldId }) => fieldId)
            .toSorted(),
        ).toEqual(answered)
        const handed = answerWords(definition, found.answers)
        expect(
          Object.keys(kept)
            .filter((id) => handed(id) !== undefined)
            .toSorted(),
        ).toEqual(answered)
      }),
      { numRuns: 300 },
    )
  })

  test('隠して、もう一度出すと、前の答えに戻る', () => {
    fc.assert(
      fc.property(definitions, answers, fc.nat(count - 1), (definition, kept, at) => {
        const before = way(definition, kept)
        const value = kept[`q${at}`]
        const changed = { ...kept, [`q${at}`]: value === 'x' ? 'y' : 'x' }
        way(definition, changed)
        expect(way(definition, { ...changed, [`q${at}`]: value ?? '' }).answers).toEqual(before.answers)
      }),
      { numRuns: 100 },
    )
  })
})

function isBelowOption(condition: Condition | undefined, page: Page): boolean {
  if (!condition) return true
  if (!('is' in condition)) return false
  return page.fields.some(({ id, type }) => id === condition.field && type === 'choice')
}
