import { fiscalYear } from '#platform/time/index.ts'
import type { RuleSet } from './data/rule-set.ts'

type Days = {
  registeredOn: Temporal.PlainDate
  bookedOn: Temporal.PlainDate
  useDay: Temporal.PlainDate
}

/** The day by whose list of members reductions are judged (基準日); who was not registered on 1 April, by the day on which it was. */
export function referenceDayOf(
  { referenceDay }: RuleSet,
  { registeredOn, bookedOn, useDay }: Days,
): Temporal.PlainDate {
  if (referenceDay === 'registration') return registeredOn
  if (referenceDay === 'booking') return bookedOn
  if (referenceDay === 'use') return useDay
  const april = firstOfApril(useDay)
  return Temporal.PlainDate.compare(registeredOn, april) > 0 ? registeredOn : april
}

/** The day by which the tariff is looked up: prices that change count from the approval or from the use on. */
export const tariffDayOf = (
  { tariffBy }: RuleSet,
  { approvedOn, useDay }: { approvedOn: Temporal.PlainDate; useDay: Temporal.PlainDate },
): Temporal.PlainDate => (tariffBy === 'approval' ? approvedOn : useDay)

/** The first day of the fiscal year in which the day falls. */
export const firstOfApril = (day: Temporal.PlainDate): Temporal.PlainDate =>
  new Temporal.PlainDate(fiscalYear(day), 4, 1)
