import { z } from 'zod'
import { answerTo, type Condition, conditionSchema, holds, type Mentions, type RuleContext } from './condition.ts'
import { rowContexts, rowMentions, together } from './condition.ts'

/**
 * What is computed from answers: a number, a day (as ISO text) or a text. A missing operand makes it missing; nothing
 * throws. `count` and `sum` of a group that was not asked are 0, and rows without the answer add nothing.
 */
export type Value =
  | { number: number }
  | { day: string }
  | { text: string }
  /** The answer to a question; inside `some`, `every`, `count`, `sum` also `group.field`. */
  | { value: string }
  | { today: true }
  | { add: Value[] }
  | { subtract: [Value, Value] }
  | { multiply: Value[] }
  | { min: Value[] }
  | { max: Value[] }
  /** Rows of a group, or how many were chosen. */
  | { count: string; where?: Condition | undefined }
  /** `group.field`. */
  | { sum: string; where?: Condition | undefined }
  /** From the first day to the second; below zero when it lies before. */
  | { days: [Value, Value] }
  /** Full years between the two days: an age. */
  | { years: [Value, Value] }
  | { addDays: [Value, Value | number] }
  /** The 1 April with which the 年度 of the day began: 根拠 地方自治法 第208条, 学校教育法施行規則 第59条. */
  | { fiscalYearStart: Value }

export const comparisons = ['<', '<=', '>', '>=', '=', '!='] as const
export type Comparison = (typeof comparisons)[number]

export const valueSchema: z.ZodType<Value> = z.lazy(() => {
  const pair = z.tuple([valueSchema, valueSchema])
  const several = z.array(valueSchema).min(1)
  const where = conditionSchema.optional()
  return z.union([
    z.object({ number: z.number() }).strict(),
    z.object({ day: z.iso.date() }).strict(),
    z.object({ text: z.string() }).strict(),
    z.object({ value: z.string() }).strict(),
    z.object({ today: z.literal(true) }).strict(),
    z.object({ add: several }).strict(),
    z.object({ subtract: pair }).strict(),
    z.object({ multiply: several }).strict(),
    z.object({ min: several }).strict(),
    z.object({ max: several }).strict(),
    z.object({ count: z.string(), where }).strict(),
    z.object({ sum: z.string(), where }).strict(),
    z.object({ days: pair }).strict(),
    z.object({ years: pair }).strict(),
    z.object({ addDays: z.tuple([valueSchema, z.union([z.number().int(), valueSchema])]) }).strict(),
    z.object({ fiscalYearStart: valueSchema }).strict(),
  ])
})

type Found = number | string | undefined

export function valueOf(value: Value, context: RuleContext): Found {
  if ('number' in value) return value.number
  if ('day' in value) return value.day
  if ('text' in value) return value.text
  if ('value' in value) return plainly(answerTo(value.value, context))
  if ('today' in value) return context.today?.toString()
  if ('add' in value) return inNumbers(value.add, context, (all) => all.reduce((sum, one) => sum + one, 0))
  if ('subtract' in value) return inNumbers(value.subtract, context, ([from = 0, less = 0]) => from - less)
  if ('multiply' in value) return inNumbers(value.multiply, context, (all) => all.reduce((so, one) => so * one, 1))
  if ('min' in value) return extreme(value.min, context, (one, other) => one < other)
  if ('max' in value) return extreme(value.max, context, (one, other) => one > other)
  if ('count' in value) return countOf(value, context)
  if ('sum' in value) return sumOf(value, context)
  if ('days' in value) return between(value.days, context, 'day')
  if ('years' in value) return between(value.years, context, 'year')
  if ('fiscalYearStart' in value) return firstOfYear(valueOf(value.fiscalYearStart, context))
  const [from, days] = value.addDays
  return dayAfter(valueOf(from, context), typeof days === 'number' ? days : valueOf(days, context))
}

export function compares(how: Comparison, left: Found, right: Found): boolean {
  if (left === undefined || right === undefined || typeof left !== typeof right) return false
  if (how === '=') return left === right
  if (how === '!=') return left !== right
  // Words have no order; days of four digits of the year are ordered as texts are.
  if (typeof left === 'string' && !(isDay(left) && isDay(right))) return false
  return { '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right }[how]
}

/** Every question that a value is computed from. */
export function valueMentions(value: Value): Mentions {
  if ('value' in value) return { fields: [value.value], facts: [], inRows: [] }
  if ('count' in value) return rowMentions(value.count, value.where)
  if ('sum' in value) {
    const [group = '', field = ''] = value.sum.split('.')
    const found = rowMentions(group, value.where)
    return { ...found, inRows: [{ group, field }, ...found.inRows] }
  }
  return together(partsOf(value).map(valueMentions))
}

/** The values that a value is made of. */
export function partsOf(value: Value): readonly Value[] {
  if ('add' in value) return value.add
  if ('subtract' in value) return value.subtract
  if ('multiply' in value) return value.multiply
  if ('min' in value) return value.min
  if ('max' in value) return value.max
  if ('days' in value) return value.days
  if ('years' in value) return value.years
  if ('fiscalYearStart' in value) return [value.fiscalYearStart]
  if ('addDays' in value) return value.addDays.filter((part) => typeof part !== 'number')
  return []
}

const plainly = (answer: unknown): Found =>
  typeof answer === 'number' || (typeof answer === 'string' && answer !== '') ? answer : undefined

function inNumbers(values: readonly Value[], context: RuleContext, work: (all: number[]) => number): Found {
  const found = values.map((value) => valueOf(value, context))
  const numbers = found.filter((one) => typeof one === 'number')
  return numbers.length === found.length ? finite(work(numbers)) : undefined
}

function extreme(values: readonly Value[], context: RuleContext, beats: (a: Known, b: Known) => boolean): Found {
  const found = values.map((value) => valueOf(value, context))
  const numbers = found.filter((one) => typeof one === 'number')
  const days = found.filter(isDay)
  const all: readonly Known[] = numbers.length === found.length ? numbers : days
  return all.length === found.length ? all.reduce((best, one) => (beats(one, best) ? one : best)) : undefined
}

type Known = number | string

function countOf({ count, where }: { count: string; where?: Condition | undefined }, context: RuleContext): number {
  const rows = rowContexts(count, context)
  const answer = answerTo(count, context)
  if (rows.length === 0) return Array.isArray(answer) && !where ? answer.length : 0
  return rows.filter((row) => holds(where, row)).length
}

function sumOf({ sum, where }: { sum: string; where?: Condition | undefined }, context: RuleContext): Found {
  const [group = '', field = ''] = sum.split('.')
  const rows = rowContexts(group, context).filter((row) => holds(where, row))
  const numbers = rows.map((row) => answerTo(field, row)).filter((one) => typeof one === 'number')
  return finite(numbers.reduce((total, one) => total + one, 0))
}

function between([from, to]: [Value, Value], context: RuleContext, unit: 'day' | 'year'): Found {
  const [first, last] = [dayIn(valueOf(from, context)), dayIn(valueOf(to, context))]
  if (!first || !last) return undefined
  const passed = first.until(last, { largestUnit: unit })
  return unit === 'day' ? passed.days : passed.years
}

function dayAfter(from: Found, days: Found): Found {
  const day = dayIn(from)
  if (!day || typeof days !== 'number' || !Number.isInteger(days) || Math.abs(days) > 1_000_000) return undefined
  const found = day.add({ days }).toString()
  return isDay(found) ? found : undefined
}

function firstOfYear(of: Found): Found {
  const day = dayIn(of)
  return day && Temporal.PlainDate.from({ year: day.month < 4 ? day.year - 1 : day.year, month: 4, day: 1 }).toString()
}

/** A day as answers keep it. */
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

function dayIn(value: Found): Temporal.PlainDate | undefined {
  if (!isDay(value)) return undefined
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number)
  // A day that the calendar does not have is none.
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const found = Temporal.PlainDate.from({ year, month, day })
  return found.day === day ? found : undefined
}

const finite = (number: number): Found => (Number.isFinite(number) ? number : undefined)
