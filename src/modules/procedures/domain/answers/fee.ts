import { addYen, timesYen, type Yen, yen } from '#platform/money/index.ts'
import { holds, type RuleContext } from '../definition/condition.ts'
import type { Definition, FeeRule } from '../definition/definition.ts'
import type { Words } from '../definition/words.ts'

/** What the ward's profile says one of these costs. `confirmed: false`: the ward's own value is not known yet (要確認). */
export type Price = { amount: Yen; confirmed: boolean }
export type PriceOf = (fee: string) => Price

export type FeeLine = {
  fee: string
  account: FeeRule['account']
  label: Words
  unit: Yen
  count: number
  amount: Yen
  confirmed: boolean
}

export type Fee = { lines: readonly FeeLine[]; total: Yen }

/** The fee for these answers. Amounts come from the ward's profile only: nothing that a form sends can change them. */
export function feeFor(definition: Definition, context: RuleContext, priceOf: PriceOf): Fee {
  const lines = definition.fees
    .filter((rule) => holds(rule.when, context))
    .map((rule) => lineOf(rule, context, priceOf))
  return { lines, total: lines.length === 0 ? yen(0) : addYen(...lines.map((line) => line.amount)) }
}

function lineOf(rule: FeeRule, context: RuleContext, priceOf: PriceOf): FeeLine {
  const { amount: unit, confirmed } = priceOf(rule.fee)
  const answer = rule.count === 'once' ? 1 : context.answers[rule.count.field]
  const count = typeof answer === 'number' ? answer : 1
  return {
    fee: rule.fee,
    account: rule.account,
    label: rule.label,
    unit,
    count,
    amount: timesYen(unit, count),
    confirmed,
  }
}
