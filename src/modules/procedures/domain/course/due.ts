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

/**
 * The new due date after a correction: the time the office waited for the resident does not count.
 * 根拠: 行政手続法 第6条 (標準処理期間), 第7条 (補正).
 */
export function dueAfterCorrection(
  dueOn: Temporal.PlainDate,
  askedOn: Temporal.PlainDate,
  answeredOn: Temporal.PlainDate,
  calendar: OpenDays & { isOpen(date: Temporal.PlainDate): boolean },
): Temporal.PlainDate {
  let waited = 0
  for (
    let day = askedOn.add({ days: 1 });
    Temporal.PlainDate.compare(day, answeredOn) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (calendar.isOpen(day)) waited += 1
  }
  return waited === 0 ? dueOn : calendar.addBusinessDays(dueOn, waited)
}

/** A resident gets from tomorrow up to 30 days for an answer. */
export function isAnswerDay(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { days } = today.until(day, { largestUnit: 'day' })
  return days >= 1 && days <= 30
}
