import { z } from 'zod'

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
  ]),
)

export type RuleContext = {
  answers: Readonly<Record<string, unknown>>
  facts: ReadonlySet<Fact>
}

/** True where there is no condition. Total: never throws, whatever the answers hold. */
export function holds(condition: Condition | undefined, context: RuleContext): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, context))
  if ('any' in condition) return condition.any.some((part) => holds(part, context))
  if ('not' in condition) return !holds(condition.not, context)
  if ('fact' in condition) return context.facts.has(condition.fact)
  const answer = context.answers[condition.field]
  if ('is' in condition) return answer === condition.is
  return Array.isArray(answer) && answer.includes(condition.includes)
}

/** Every field and fact that a condition asks about. */
export function mentions(condition: Condition | undefined): { fields: string[]; facts: Fact[] } {
  if (!condition) return { fields: [], facts: [] }
  if ('fact' in condition) return { fields: [], facts: [condition.fact] }
  if ('field' in condition) return { fields: [condition.field], facts: [] }
  const parts = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any
  const found = parts.map(mentions)
  return { fields: found.flatMap((part) => part.fields), facts: found.flatMap((part) => part.facts) }
}
