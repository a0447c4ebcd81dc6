export { ruleCalendar, type RuleCalendar } from './domain/calendar.ts'
export {
  type Block,
  type Choice,
  type ChosenTime,
  chooseBlocks,
  chooseFree,
  type DayPattern,
} from './domain/choose.ts'
export type { RuleSet } from './domain/data/rule-set.ts'
export type { Tariff } from './domain/data/tariff.ts'
export { type CutOffs, cutOffs, payUntil } from './domain/deadlines.ts'
export { fits, type RegistrantFacts } from './domain/facts.ts'
export { type BookingAnswer, mayBook } from './domain/may-book.ts'
export { parseRuleSet, parseTariff, RulesError } from './domain/parse.ts'
export type { EquipmentChoice } from './domain/prices/equipment.ts'
export type { PriceLine } from './domain/prices/line.ts'
export { priceOf, sumOf } from './domain/prices/price.ts'
export { type QuotaUse, quotasFor } from './domain/quotas.ts'
export { referenceDayOf, tariffDayOf } from './domain/reference-day.ts'
export { type RefundAnswer, refundOf } from './domain/refund.ts'
export { type Stage, stagesFor } from './domain/stages.ts'
