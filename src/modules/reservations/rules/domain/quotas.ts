import { dayKindOf, type RuleCalendar } from './calendar.ts'
import { type ChosenTime, minutesBetween } from './choose.ts'
import type { QuotaRule, RuleSet } from './data/rule-set.ts'
import { fits, type RegistrantFacts } from './facts.ts'
import { firstOfApril } from './reference-day.ts'

/** What a reservation counts for: so much of a limit, for one entity and period. */
export type QuotaUse = {
  /** A registrant's or a person's id. */
  entity: string
  /** The quota's key, with the category or facility that it is counted apart by. */
  rule: string
  /** First day of the period. */
  period: Temporal.PlainDate
  weight: number
  limit: number
  /** The rule, for the words. */
  says: QuotaRule
}

type Asked = {
  registrantId: string
  /** The person, or every member of the group. */
  personIds: readonly string[]
  facts: RegistrantFacts
  /** Key of the facility's category, and its slug. */
  category: string
  facility: string
  time: ChosenTime
  bookedOn: Temporal.PlainDate
  calendar: RuleCalendar
  kind?: 'first-come' | 'lottery'
}

/** What counts towards which limit. Two lines of the same key are one limit told by class: the first that fits. */
export function quotasFor(rules: RuleSet, asked: Asked): QuotaUse[] {
  const { facts, category, time, calendar, kind = 'first-come' } = asked
  const day = dayKindOf(time.day, calendar)
  const fitting = rules.quotas.filter(
    (quota) =>
      fits(quota, facts) &&
      (quota.categories?.includes(category) ?? true) &&
      (quota.days?.includes(day) ?? true) &&
      (quota.in ?? kind) === kind,
  )
  return fitting
    .filter((quota, at) => fitting.findIndex(({ key }) => key === quota.key) === at)
    .flatMap((quota) =>
      (quota.per === 'registrant' ? [asked.registrantId] : [...new Set(asked.personIds)]).map((entity) => ({
        entity,
        rule: quota.each ? `${quota.key}:${asked[quota.each]}` : quota.key,
        period: periodOf(quota, quota.of === 'use' ? time.day : asked.bookedOn),
        weight: weightOf(quota, time),
        limit: quota.limit,
        says: quota,
      })),
    )
}

function weightOf({ counts }: QuotaRule, time: ChosenTime): number {
  if (counts === 'blocks') return time.weight
  return counts === 'reservations' ? 1 : Math.ceil(minutesBetween(time.starts, time.ends) / counts.everyMinutes)
}

function periodOf({ period }: QuotaRule, day: Temporal.PlainDate): Temporal.PlainDate {
  if (period === 'day') return day
  if (period === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  if (period === 'month') return day.with({ day: 1 })
  return firstOfApril(day)
}
