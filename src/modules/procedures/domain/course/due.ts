import type { Definition } from '../definition/definition.ts'

/** The ward's opening days, from its calendar. */
export type OpenDays = { addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate }

/**
 * 標準処理期間, or the period of a law of its own: the day by which the office sends it, decides it or has it ready.
 * Counted from the day after filing, in open days unless the law counts every day.
 */
export function officeDueOn(
  definition: Definition,
  filedOn: Temporal.PlainDate,
  calendar: OpenDays,
): Temporal.PlainDate {
  const { period, time } = definition
  if (!period) return calendar.addBusinessDays(filedOn, time.officeDays)
  return period.unit === 'calendar-days'
    ? filedOn.add({ days: period.days })
    : calendar.addBusinessDays(filedOn, period.days)
}

/** The promised date: in the letter box, or ready at the counter. Ordinary post is carried on working days only. */
export const inHandBy = (
  definition: Definition,
  dueOn: Temporal.PlainDate,
  delivery: string,
  calendar: OpenDays,
): Temporal.PlainDate => (delivery === 'post' ? calendar.addBusinessDays(dueOn, definition.time.postDays) : dueOn)

/** A resident gets from tomorrow up to 30 days for an answer. */
export function isAnswerDay(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { days } = today.until(day, { largestUnit: 'day' })
  return days >= 1 && days <= 30
}
