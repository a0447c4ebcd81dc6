import type { FieldError } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, toWareki } from '#platform/time/index.ts'
import type { FieldProblem, Sent } from '../actions/answer.ts'
import type { AnswerProblem } from '../domain/answers/answer.ts'
import { isRows } from '../domain/answers/rows.ts'
import type { Field } from '../domain/definition/definition.ts'
import { leastRanked, mostRanked } from '../domain/definition/fields.ts'
import { fieldTexts } from '../text/fields/index.ts'
import { say } from '../text/index.ts'

type Raw = Readonly<Record<string, string | string[]>>

/** What came for each of these fields. Everything else that was sent, such as a price, is not looked at. */
export function sentByField(fields: readonly { id: string }[], raw: Raw): Sent {
  const from = raw.from === 'check' ? { from: ['check'] } : {}
  return { ...Object.fromEntries(fields.map(({ id }) => [id, asList(raw[id])])), ...from }
}

/** Kept answers as the inputs show them; a day as people read it. */
export const typedOf = (
  kept: Readonly<Record<string, unknown>>,
  fields: readonly Field[] = [],
  lang: Lang = 'ja',
): Sent => {
  const days = new Set(fields.filter(({ type }) => type === 'date').map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([, value]) => !isRows(value))
      .map(([field, value]) => [field, days.has(field) ? [dayTyped(value, lang)] : asList(value)]),
  )
}

/** The same with what is computed, which nobody types. */
export const withComputed = (
  typed: Sent,
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
): Sent => ({
  ...typed,
  ...Object.fromEntries(fields.filter(({ type }) => type === 'computed').map(({ id }) => [id, asList(answers[id])])),
})

/** The problems in the language of the page, at their fields. */
export function wordProblems(
  lang: Lang,
  fields: readonly Field[],
  problems: readonly FieldProblem[],
  today?: Temporal.PlainDate,
): FieldError[] {
  return problems.map(({ field: id, problem, option }) => {
    if (option?.stops) return { field: id, message: say(option.stops, lang) }
    const field = fields.find((one) => one.id === id)
    const label = field ? say(field.label, lang) : id
    return { field: id, message: wordProblem(lang, problem, label, field, today) }
  })
}

function wordProblem(
  lang: Lang,
  problem: AnswerProblem,
  label: string,
  field: Field | undefined,
  today: Temporal.PlainDate | undefined,
): string {
  const t = fieldTexts(lang).problems
  const bound = (days: number | undefined) =>
    today && days !== undefined ? formatCalendarDate(today.add({ days }), lang) : ''
  switch (problem) {
    case 'not_meant':
      return field?.type === 'persons' && field.who ? say(field.who.says, lang) : t.not_in_household
    case 'choose_person':
    case 'choose_adult':
    case 'not_in_household':
      return t[problem]
    case 'too_many_persons':
      return t.too_many_persons(label, field?.type === 'persons' ? (field.max ?? 1) : 1)
    case 'too_many_files':
      return t.too_many_files(label, field?.type === 'file' ? (field.max ?? 1) : 1)
    case 'too_few_ranked':
      return t.too_few_ranked(label, field?.type === 'ranking' ? leastRanked(field) : 1)
    case 'too_many_ranked':
      return t.too_many_ranked(label, field?.type === 'ranking' ? mostRanked(field) : 1)
    case 'too_small':
      return t.too_small(label, field?.type === 'number' ? field.min : 1)
    case 'too_big':
      return t.too_big(label, field?.type === 'number' ? field.max : 1)
    case 'too_long':
      return t.too_long(label, field && 'maxLength' in field ? field.maxLength : 200)
    case 'too_early':
      return t.too_early(label, bound(field?.type === 'date' ? field.notBefore : undefined))
    case 'too_late':
      return t.too_late(label, bound(field?.type === 'date' ? field.notAfter : undefined))
    default:
      return t[problem](label)
  }
}

const dayTyped = (value: unknown, lang: Lang): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? lang === 'ja'
      ? toWareki(Temporal.PlainDate.from(value))
      : value
    : String(value ?? '')

const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)]
