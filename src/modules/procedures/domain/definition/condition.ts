import { z } from 'zod'
import { keptGroup } from '../answers/rows.ts'
import { compares, comparisons, type Comparison, type Value, valueMentions, valueOf, valueSchema } from './value.ts'

/**
 * When something is asked or counted: a tree over earlier answers and over facts of the resident register.
 * A hidden field is absent, so a condition over it is false.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; is: string | number }
  | { field: string; includes: string }
  | { fact: Fact }
  /** False where one of the two is missing, or where they cannot be compared. */
  | { compare: Comparison; left: Value; right: Value }
  /** There is an answer, and it is not empty. */
  | { answered: string }
  /** Over the rows of a group; `where` reads the questions of the row by their ids, or as `group.field`. */
  | { some: string; where: Condition }
  /** True for a group without rows, false for one that was not asked. */
  | { every: string; where: Condition }

/** What the register says about the asking person's household: known from the start. */
const householdFacts = ['household-has-others', 'asks-by-card'] as const
/** What it says about the people whose record is asked for: known once they are chosen. */
const subjectFacts = ['some-subject-is-foreign', 'some-subject-is-japanese'] as const

export const facts = [...householdFacts, ...subjectFacts] as const
export type Fact = (typeof facts)[number]

export const isSubjectFact = (fact: Fact): boolean => subjectFacts.some((known) => known === fact)

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(conditionSchema) }).strict(),
    z.object({ any: z.array(conditionSchema) }).strict(),
    z.object({ not: conditionSchema }).strict(),
    z.object({ field: z.string(), is: z.union([z.string(), z.number()]) }).strict(),
    z.object({ field: z.string(), includes: z.string() }).strict(),
    z.object({ fact: z.enum(facts) }).strict(),
    z.object({ compare: z.enum(comparisons), left: valueSchema, right: valueSchema }).strict(),
    z.object({ answered: z.string() }).strict(),
    z.object({ some: z.string(), where: conditionSchema }).strict(),
    z.object({ every: z.string(), where: conditionSchema }).strict(),
  ]),
)

export type RuleContext = {
  answers: Readonly<Record<string, unknown>>
  facts: ReadonlySet<Fact>
  /** Missing where no day is known: then what asks for it is missing too. */
  today?: Temporal.PlainDate | undefined
  /** The row of a group that is looked at; its questions come before those outside. */
  row?: { group: string; answers: Readonly<Record<string, unknown>> } | undefined
}

/** True where there is no condition. Total: never throws, whatever the answers hold. */
export function holds(condition: Condition | undefined, context: RuleContext): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, context))
  if ('any' in condition) return condition.any.some((part) => holds(part, context))
  if ('not' in condition) return !holds(condition.not, context)
  if ('fact' in condition) return context.facts.has(condition.fact)
  if ('compare' in condition)
    return compares(condition.compare, valueOf(condition.left, context), valueOf(condition.right, context))
  if ('answered' in condition) return isAnswered(answerTo(condition.answered, context))
  if ('some' in condition) return rowContexts(condition.some, context).some((inRow) => holds(condition.where, inRow))
  if ('every' in condition)
    return (
      answerTo(condition.every, context) !== undefined &&
      rowContexts(condition.every, context).every((inRow) => holds(condition.where, inRow))
    )
  const answer = answerTo(condition.field, context)
  if ('is' in condition) return answer === condition.is
  return Array.isArray(answer) && answer.includes(condition.includes)
}

/** The answer to a question: of the row that is looked at, or of the whole request. */
export function answerTo(id: string, { answers, row }: RuleContext): unknown {
  if (row) {
    const own = id.startsWith(`${row.group}.`) ? id.slice(row.group.length + 1) : id
    if (Object.hasOwn(row.answers, own)) return row.answers[own]
  }
  return Object.hasOwn(answers, id) ? answers[id] : undefined
}

/** Each row of a group with everything around it. */
export const rowContexts = (group: string, context: RuleContext): RuleContext[] =>
  keptGroup(answerTo(group, context)).rows.map(({ answers }) => ({ ...context, row: { group, answers } }))

const isAnswered = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null
    ? (Array.isArray(answer) && answer.length > 0) || keptGroup(answer).rows.length > 0
    : answer !== undefined && answer !== null && answer !== ''

/** Every question and fact that a condition asks about. */
export type Mentions = {
  fields: string[]
  facts: Fact[]
  /** Questions asked of each row of a group: its own, or those outside. */
  inRows: { group: string; field: string }[]
}

const nothing: Mentions = { fields: [], facts: [], inRows: [] }

export const together = (found: readonly Mentions[]): Mentions => ({
  fields: found.flatMap(({ fields }) => fields),
  facts: found.flatMap(({ facts: known }) => known),
  inRows: found.flatMap(({ inRows }) => inRows),
})

export function mentions(condition: Condition | undefined): Mentions {
  if (!condition) return nothing
  if ('fact' in condition) return { ...nothing, facts: [condition.fact] }
  if ('field' in condition) return { ...nothing, fields: [condition.field] }
  if ('answered' in condition) return { ...nothing, fields: [condition.answered] }
  if ('compare' in condition) return together([valueMentions(condition.left), valueMentions(condition.right)])
  if ('some' in condition) return rowMentions(condition.some, condition.where)
  if ('every' in condition) return rowMentions(condition.every, condition.where)
  const parts = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any
  return together(parts.map(mentions))
}

/** What is asked of the rows of a group. */
export function rowMentions(group: string, where: Condition | undefined): Mentions {
  const { fields, facts: known, inRows } = mentions(where)
  const asked = fields.map((id) => ({ group, field: id.startsWith(`${group}.`) ? id.slice(group.length + 1) : id }))
  return { fields: [group], facts: known, inRows: [...asked, ...inRows] }
}
