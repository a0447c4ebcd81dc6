import { type Yen, yen } from '#platform/money/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { RuleCalendar } from './calendar.ts'
import type { RuleSet } from './data/rule-set.ts'
import { momentOf } from './moment.ts'

/** 還付: so much of what was paid. */
export type RefundAnswer = { percent: number; amount: Yen }

type Cancelled = {
  paid: Yen
  useDay: Temporal.PlainDate
  starts: Temporal.PlainTime
  at: Temporal.Instant
  /** `own`: by whom it is; what the weather or the office takes away is given back whole. */
  why: 'own' | 'weather' | 'closure'
}

/** What comes back; never more than was paid, and nothing of one's own once the use has begun. */
export function refundOf(rules: RuleSet, cancelled: Cancelled, calendar: RuleCalendar): RefundAnswer {
  const { paid, useDay, starts, at, why } = cancelled
  if (why !== 'own') return { percent: 100, amount: paid }
  const isBefore = (end: Temporal.Instant) => Temporal.Instant.compare(at, end) < 0
  const begins = useDay.toZonedDateTime({ timeZone: wardTimeZone, plainTime: starts }).toInstant()
  const step = isBefore(begins) && rules.refunds.find(({ until }) => isBefore(momentOf(until, useDay, calendar)))
  const percent = step ? step.percent : 0
  return { percent, amount: yen(Math.floor((paid * percent) / 100)) }
}
