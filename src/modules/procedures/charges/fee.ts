import type { Definition } from '../domain/definition/definition.ts'
import type { ChargeRule } from '../domain/definition/law.ts'

/** Of a rule: when it is reminded of, and what follows when it is not paid in time. */
export type OfficeFeeRule = ChargeRule & { beforeDecision: NonNullable<ChargeRule['beforeDecision']> }

/** The fee that the office fixes before it decides, where the procedure has one. */
export function feeRuleOf({ feeFixedBy, charges = [] }: Definition): OfficeFeeRule | undefined {
  const rule = feeFixedBy === 'office' ? charges.find(({ beforeDecision }) => beforeDecision) : undefined
  return rule?.beforeDecision && { ...rule, beforeDecision: rule.beforeDecision }
}

type OfFee = { beforeDecision: boolean; paidAt: Temporal.Instant | null; cancelledAt: Temporal.Instant | null }

/** `none`: the procedure has no such fee. `given_up`: not paid in time, and the office decides what follows. */
export type FeeStanding = 'none' | 'to_fix' | 'asked' | 'given_up' | 'settled'

/** `isFree`: the office has fixed that nothing is to be paid. `charges` are the newest first. */
export function feeStanding(
  definition: Definition,
  charges: readonly OfFee[],
  { isFree }: { isFree: boolean },
): FeeStanding {
  if (!feeRuleOf(definition)) return 'none'
  const fees = charges.filter(({ beforeDecision }) => beforeDecision)
  if (isFree || fees.some(({ paidAt }) => paidAt)) return 'settled'
  const [last] = fees
  if (!last) return 'to_fix'
  return last.cancelledAt ? 'given_up' : 'asked'
}

type OpenDays = { nextOpenDay(date: Temporal.PlainDate): Temporal.PlainDate }

/** The last day to pay, never a day on which nobody can ask at the counter, and the day of the reminder before it. */
export function feeDays(
  rule: OfficeFeeRule,
  today: Temporal.PlainDate,
  calendar: OpenDays,
): { payBy: Temporal.PlainDate; remindOn: Temporal.PlainDate } {
  const payBy = calendar.nextOpenDay(today.add({ days: rule.payWithinDays }))
  const before = payBy.subtract({ days: rule.beforeDecision.remindDaysBefore })
  const tomorrow = today.add({ days: 1 })
  return { payBy, remindOn: Temporal.PlainDate.compare(before, tomorrow) < 0 ? tomorrow : before }
}
