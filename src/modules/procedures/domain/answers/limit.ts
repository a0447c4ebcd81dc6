import type { Definition } from '../definition/definition.ts'

/** The days on which the office works. */
type OpenDays = {
  addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate
  nextOpenDay(date: Temporal.PlainDate): Temporal.PlainDate
}

/**
 * The last day on which it is filed in time; missing while the day from which it runs is not answered. A period that
 * ends on a day on which the office is closed ends with the next open day. 根拠: 民法 第140条・第142条, 地方自治法 第4条の2第4項
 */
export function lastDayOf(
  { limit }: Pick<Definition, 'limit'>,
  answers: Readonly<Record<string, unknown>>,
  calendar: OpenDays,
): Temporal.PlainDate | undefined {
  const answer = limit && answers[limit.from]
  if (!limit || typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return undefined
  const from = Temporal.PlainDate.from(answer)
  const days = limit.counts === 'same-day' ? Math.max(limit.days - 1, 0) : limit.days
  const end = limit.unit === 'open-days' ? calendar.addBusinessDays(from, days) : from.add({ days })
  const last = limit.special === 'month-end' ? end.with({ day: end.daysInMonth }) : end
  return calendar.nextOpenDay(last)
}
