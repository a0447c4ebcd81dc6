import { z } from 'zod'
import { field, type FieldError } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { type SegmentCondition, kinds, lastGrade, oldest, oldestChild, parseCondition } from './domain/definition.ts'
import { grounds } from './domain/version.ts'
import { staffTexts } from './text/staff.ts'

const t = staffTexts.problems

const day = field.day(parseWareki).refine(({ year }) => year >= 2000 && year <= 2100, 'not_a_date')

export const factsForm = z.object({
  name: field.text(80),
  purpose: field.text(400),
  ground: field.choice(grounds),
  groundReason: field.optionalText(800),
  from: day,
  until: day,
})
export const newForm = factsForm.extend({ office: z.string().default('') })

/** The fields of a condition are named by its kind, so that every form of the page has its own: `age-from`. */
export const conditionForm = z.looseObject({ kind: z.enum(kinds) })
const lists = ['all', 'any', 'none'] as const
/** `part`: the condition as the page showed it. */
export const removalForm = z.object({ list: field.choice(lists), part: z.string().max(4000) })
export const returnForm = z.object({ why: field.text(400) })

type Raw = Readonly<Record<string, string | string[]>>
type Read =
  | { ok: true; list: 'all' | 'any' | 'none'; condition: SegmentCondition }
  | { ok: false; errors: FieldError[] }

/** The condition that a form of the page asks for; what is wrong, at the field where it was typed. */
export function readConditionForm(kind: (typeof kinds)[number], raw: Raw): Read {
  const errors: FieldError[] = []
  const typed = (name: string): string => {
    const value = raw[`${kind}-${name}`]
    return (typeof value === 'string' ? value : '').normalize('NFKC').trim()
  }
  const wrong = (name: string, message: string): undefined => {
    errors.push({ field: `${kind}-${name}`, message })
    return undefined
  }
  const number = (name: string, most: number, isOptional = false): number | undefined => {
    if (typed(name) === '' && isOptional) return undefined
    const value = /^\d{1,3}$/.test(typed(name)) ? Number(typed(name)) : Number.NaN
    return value <= most ? value : wrong(name, t.number(most))
  }
  const day = (name: string): string | undefined => {
    if (typed(name) === '') return undefined
    return parseWareki(typed(name))?.toString() ?? wrong(name, t.day)
  }
  const years = (most: number) => ({ from: number('from', most), to: number('to', most) })
  const chosen = (name: string) => typed(name) || wrong(name, t.choose)

  const list = z.enum(lists).safeParse(typed('list'))
  if (!list.success) wrong('list', t.choose)
  const json = ((): unknown => {
    switch (kind) {
      case 'age': {
        const to = number('to', oldest, true)
        return { from: number('from', oldest), ...(to !== undefined && { to }), on: day('on') ?? 'today' }
      }
      case 'childAge':
      case 'declaredChildAge':
        return years(oldestChild)
      case 'schoolYear':
        return years(lastGrade)
      case 'area': {
        const towns = [
          ...new Set(
            typed('towns')
              .split(/[、,，\s]+/)
              .filter(Boolean),
          ),
        ]
        return towns.length > 0 ? towns : wrong('towns', t.required)
      }
      case 'residentSince': {
        const [from, to] = [day('from'), day('to')]
        if (!from && !to && errors.length === 0) wrong('from', t.oneOfBoth)
        return { ...(from && { from }), ...(to && { to }) }
      }
      case 'headOfHousehold':
        return true
      case 'topic':
      case 'declaredAgeGroup':
      case 'declaredArea':
        return chosen('choice')
    }
  })()
  if (errors.length > 0 || !list.success) return { ok: false, errors }
  const read = parseCondition({ [kind]: json })
  if (read.ok) return { ok: true, list: list.data, condition: read.condition }
  const name = read.path.endsWith('.to')
    ? 'to'
    : read.path.endsWith('.from')
      ? 'from'
      : read.path.endsWith('.on')
        ? 'on'
        : 'list'
  const isReversed = name === 'to' && typed('from') !== ''
  return { ok: false, errors: [{ field: `${kind}-${name}`, message: isReversed ? t.reversed : t.malformed }] }
}
