import type { Module } from '#platform/module/index.ts'
import { seed } from './seed.ts'

export { ruleCalendar, type RuleCalendar } from './domain/calendar.ts'
export {
  type Block,
  type Choice,
  type ChosenTime,
  chooseBlocks,
  chooseFree,
  type DayPattern,
} from './domain/choose.ts'
export type { QuotaRule, RuleSet } from './domain/data/rule-set.ts'
export type { Tariff } from './domain/data/tariff.ts'
export { type CutOffs, cutOffs, payUntil } from './domain/deadlines.ts'
export { fits, type RegistrantFacts } from './domain/facts.ts'
export { type BookingAnswer, mayBook } from './domain/may-book.ts'
export { type OpenDays, openDaysFor } from './domain/open-days.ts'
export { parseRuleSet, parseTariff, RulesError } from './domain/parse.ts'
export type { EquipmentChoice } from './domain/prices/equipment.ts'
export type { PriceLine } from './domain/prices/line.ts'
export { priceOf, sumOf } from './domain/prices/price.ts'
export { type QuotaUse, quotasFor } from './domain/quotas.ts'
export { referenceDayOf, tariffDayOf } from './domain/reference-day.ts'
export { type RefundAnswer, refundOf } from './domain/refund.ts'
export { type Stage, stagesFor } from './domain/stages.ts'
export { type Explained, explain } from './explain/explain.ts'
export type { Names } from './explain/phrases.ts'
export { sayPriceLine } from './explain/price-line.ts'
export { sayQuota } from './explain/quota.ts'
export { type RulesByDay, rulesByDay } from './store/rules.ts'

/** Rules as data: who may book when and how often, what it costs, what comes back. */
export const rules = { seed } satisfies Partial<Module>
