import type { z } from 'zod'
import { type RuleSet, ruleSetSchema } from './data/rule-set.ts'
import { type Tariff, tariffSchema } from './data/tariff.ts'
import { problemsOf } from './problems.ts'

/** Throws `RulesError` with everything that is wrong, in Japanese. */
export const parseRuleSet = (json: unknown): RuleSet => parsed(ruleSetSchema, json)

/** Throws `RulesError` with everything that is wrong, in Japanese. */
export const parseTariff = (json: unknown): Tariff => parsed(tariffSchema, json)

/** Data that are no rules: one sentence a fault, each with its path. */
export class RulesError extends Error {
  override name = 'RulesError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const read = schema.safeParse(json)
  if (read.success) return read.data
  throw new RulesError(problemsOf(read.error.issues, json))
}
