import { addYen, type Yen, yen } from '#platform/money/index.ts'
import { dayKindOf, type RuleCalendar } from '../calendar.ts'
import type { ChosenTime } from '../choose.ts'
import type { RuleSet } from '../data/rule-set.ts'
import type { Tariff } from '../data/tariff.ts'
import type { RegistrantFacts } from '../facts.ts'
import { baseLines, lightLines } from './base.ts'
import { equipmentLines, type EquipmentChoice } from './equipment.ts'
import type { PriceLine } from './line.ts'
import { reductionLines } from './reduce.ts'
import { rounded } from './rounding.ts'
import { isMeant, type When } from './when.ts'

type Priced = {
  rules: RuleSet
  /** Of the day that `tariffDayOf` says; missing: the place costs nothing. */
  tariff: Tariff | undefined
  time: ChosenTime
  /** As of the day that `referenceDayOf` says. */
  facts: RegistrantFacts
  equipment: readonly EquipmentChoice[]
  calendar: RuleCalendar
}

/** The lines of the price, reductions last. Whole yen; their sum is never below zero. */
export function priceOf({ rules, tariff, time, facts, equipment, calendar }: Priced): PriceLine[] {
  const when = { facts, day: dayKindOf(time.day, calendar), month: time.day.month }
  const base = tariff ? baseLines(tariff, time, when) : []
  const lines = [
    ...base,
    ...(tariff ? surchargeLines(tariff, sumOf(base), when) : []),
    ...(tariff ? lightLines(tariff, time, when) : []),
    ...equipmentLines(rules, time, equipment),
  ]
  return [...lines, ...reductionLines(rules, lines, facts)].filter(({ amount }) => amount !== 0)
}

/** What is to be paid. */
export const sumOf = (lines: readonly PriceLine[]): Yen => addYen(...lines.map(({ amount }) => amount))

function surchargeLines(tariff: Tariff, base: Yen, when: When): PriceLine[] {
  return tariff.surcharges
    .filter((surcharge) => isMeant(surcharge, when))
    .map(({ key, says, ground, percent }) => ({
      what: 'surcharge',
      key,
      says,
      percent,
      ...(ground && { ground }),
      amount: yen(rounded((base * percent) / 100, tariff.rounding)),
    }))
}
