import { addYen, timesYen, type Yen, yen } from '#platform/money/index.ts'
import { answerTo, holds, rowContexts, type RuleContext } from '../definition/condition.ts'
import { type Definition, type FeeRule, findField } from '../definition/definition.ts'
import { valueOf } from '../definition/value.ts'
import type { Words } from '../definition/words.ts'
import { isRows } from './rows.ts'

/** What the ward's profile says one of these costs. `confirmed: false`: the ward's own value is not known yet (要確認). */
export type Price = {
  amount: Yen
  confirmed: boolean
  /** 歳入科目, a key of the profile; left out, it is the one of the account. */
  revenueItem?: string | undefined
}
export type PriceOf = (fee: string) => Price

export type FeeLine = {
  fee: string
  account: FeeRule['account']
  label: Words
  unit: Yen
  count: number
  amount: Yen
  confirmed: boolean
  revenueItem?: string
  /** Key of the exemption that this line takes off; its amount is below zero. */
  exemption?: string
  /** The article that allows it. */
  ground?: string
}

/** An exemption or reduction of the ward's profile. */
export type ExemptionRule = {
  key: string
  label: Words
  /** Keys of the fees that it covers. */
  fees: readonly string[]
  percent: number
  ordinance: string
  confirmed: boolean
}

export type Fee = { lines: readonly FeeLine[]; total: Yen }

/**
 * The fee for these answers, with what an asked exemption takes off. Amounts come from the ward's profile only: nothing
 * that a form sends can change them, and only exemptions that the procedure knows count.
 */
export function feeFor(
  definition: Definition,
  context: RuleContext,
  priceOf: PriceOf,
  exemptions: readonly ExemptionRule[] = [],
): Fee {
  const full = definition.fees.flatMap((rule) => linesOf(definition, rule, context, priceOf))
  const asked = exemptionsAsked(definition, context.answers, exemptions)
  const lines = full.flatMap((line) => [line, ...reductionOf(line, asked)])
  return { lines, total: lines.length === 0 ? yen(0) : addYen(...lines.map((line) => line.amount)) }
}

/** The exemptions that were asked for, by the field that the definition names. */
export function exemptionsAsked(
  { exemptions = [], exemptionField }: Definition,
  answers: RuleContext['answers'],
  rules: readonly ExemptionRule[],
): ExemptionRule[] {
  const answer = exemptionField === undefined ? undefined : answers[exemptionField]
  const asked: unknown[] = Array.isArray(answer) ? answer : [answer]
  return rules.filter(({ key }) => exemptions.includes(key) && asked.includes(key))
}

// One fee is reduced once, by the exemption that takes most. 根拠: 国等の債権債務等の金額の端数計算に関する法律 第2条
function reductionOf(line: FeeLine, asked: readonly ExemptionRule[]): FeeLine[] {
  const [best] = asked.filter(({ fees }) => fees.includes(line.fee)).toSorted((a, b) => b.percent - a.percent)
  if (!best || line.amount <= 0) return []
  const amount = yen(Math.floor((line.amount * (100 - best.percent)) / 100) - line.amount)
  return [
    {
      ...line,
      label: best.label,
      unit: amount,
      count: 1,
      amount,
      confirmed: best.confirmed,
      exemption: best.key,
      ground: best.ordinance,
    },
  ]
}

/** One line, or one for each row of the group that the rule names. */
function linesOf(definition: Definition, rule: FeeRule, context: RuleContext, priceOf: PriceOf): FeeLine[] {
  const { each } = rule
  const contexts = each ? rowContexts(each.group, context) : [context]
  return contexts
    .filter((one) => holds(rule.when, one))
    .map((one) => ({ ...lineOf(rule, one, priceOf), ...(each && { label: labelOf(definition, each, one) }) }))
}

/** What was chosen in the row, in the words of the options: 「課税証明書　令和8年度」. */
function labelOf(definition: Definition, { group, named }: NonNullable<FeeRule['each']>, context: RuleContext): Words {
  const rowOf = findField(definition, group)
  const fields = rowOf?.type === 'group' ? rowOf.fields : []
  const chosen = named.flatMap((id) => {
    const field = fields.find((one) => one.id === id)
    const option = field && 'options' in field && field.options.find(({ value }) => value === answerTo(id, context))
    return option ? [option.label] : []
  })
  const joined = (lang: 'ja' | 'easy' | 'en', by: string) => chosen.map((label) => label[lang]).join(by)
  return { ja: joined('ja', '　'), easy: joined('easy', ' '), en: joined('en', ', ') }
}

function lineOf(rule: FeeRule, context: RuleContext, priceOf: PriceOf): FeeLine {
  const { amount: unit, confirmed, revenueItem } = priceOf(rule.fee)
  const count = countOf(rule, context)
  return {
    fee: rule.fee,
    account: rule.account,
    label: rule.label,
    unit,
    count,
    amount: timesYen(unit, count),
    confirmed,
    ...(revenueItem && { revenueItem }),
  }
}

function countOf({ count }: FeeRule, context: RuleContext): number {
  if (count === 'once') return 1
  if ('value' in count) {
    const found = valueOf(count.value, context)
    return typeof found === 'number' && found > 0 ? Math.floor(found) : 0
  }
  const answer = context.answers[count.field]
  // A group is counted by its rows.
  return typeof answer === 'number' ? answer : isRows(answer) ? answer.length : 1
}
