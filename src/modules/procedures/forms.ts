import type { FieldError } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { FieldProblem } from './actions/answer.ts'
import type { Page } from './domain/definition/definition.ts'
import { say, texts } from './text/index.ts'

type Sent = Readonly<Record<string, readonly string[]>>

/** What came for each field of the page. Everything else that was sent, such as a price, is not looked at. */
export function sentByField(page: Page, raw: Readonly<Record<string, string | string[]>>): Sent {
  const from = raw.from === 'check' ? { from: ['check'] } : {}
  return { ...Object.fromEntries(page.fields.map(({ id }) => [id, asList(raw[id])])), ...from }
}

/** Kept answers as the inputs show them. */
export const typedOf = (kept: Readonly<Record<string, unknown>>): Sent =>
  Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, asList(value)]))

/** The problems in the language of the page, at their fields. */
export function wordProblems(lang: Lang, page: Page, problems: readonly FieldProblem[]): FieldError[] {
  return problems.map(({ field: id, problem }) => {
    const field = page.fields.find((one) => one.id === id)
    const label = field ? say(field.label, lang) : id
    const t = texts(lang).problems
    switch (problem) {
      case 'choose_person':
      case 'not_in_household':
        return { field: id, message: t[problem] }
      case 'too_long':
        return { field: id, message: t.too_long(label, field && 'maxLength' in field ? field.maxLength : 200) }
      case 'too_small':
        return { field: id, message: t.too_small(label, field?.type === 'number' ? field.min : 1) }
      case 'too_big':
        return { field: id, message: t.too_big(label, field?.type === 'number' ? field.max : 1) }
      default:
        return { field: id, message: t[problem](label) }
    }
  })
}

const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)]
