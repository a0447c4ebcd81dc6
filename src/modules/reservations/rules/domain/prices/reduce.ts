import { addYen, timesYen, type Yen, yen } from '#platform/money/index.ts'
import type { ReductionRule, RuleSet } from '../data/rule-set.ts'
import { fits, type RegistrantFacts } from '../facts.ts'
import type { PriceLine } from './line.ts'
import { rounded } from './rounding.ts'

/**
 * One line for each reduction that counts: the largest alone, or each of what the ones before it have left. A line is
 * never reduced below zero. Fractions of the reduced fee are rounded as the rules say.
 */
export function reductionLines(rules: RuleSet, lines: readonly PriceLine[], facts: RegistrantFacts): PriceLine[] {
  const fitting = rules.reductions.filter((reduction) => isGranted(reduction, facts))
  const best = fitting.reduce<ReductionRule | undefined>(
    (most, one) => (most && most.percent >= one.percent ? most : one),
    undefined,
  )
  const left = new Map(lines.map((line) => [line, line.amount]))
  return (rules.reduceBy === 'in-order' ? fitting : best ? [best] : []).map((reduction) =>
    lineOf(rules, reduction, left),
  )
}

/** Whether the list of members, or what has been granted, gives this reduction. */
export function isGranted(rule: ReductionRule, facts: RegistrantFacts): boolean {
  const { membersInWard = 0, share } = rule
  const hasShare = !share || (facts.members > 0 && facts.share[share.of] * 100 >= facts.members * share.percent)
  return fits(rule, facts) && facts.membersInWard >= membersInWard && hasShare
}

function lineOf(rules: RuleSet, reduction: ReductionRule, left: Map<PriceLine, Yen>): PriceLine {
  const { key, says, ground, percent, applies = ['base', 'surcharge', 'lights'] } = reduction
  const off = [...left].map(([line, amount]) => {
    if (!applies.some((part) => part === (line.what === 'whole-day' ? 'base' : line.what))) return yen(0)
    const reduced = Math.min(amount, rounded((amount * (100 - percent)) / 100, rules.rounding))
    left.set(line, yen(reduced))
    return yen(amount - reduced)
  })
  return { what: 'reduction', key, says, ground, percent, amount: timesYen(addYen(...off), -1) }
}
