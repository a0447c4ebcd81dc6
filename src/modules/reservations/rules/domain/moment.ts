import { instantAt, isClosedDay, type RuleCalendar } from './calendar.ts'
import type { Moment } from './data/moment.ts'

/** When the moment is for that day of use, on the ward's clock. */
export function momentOf(moment: Moment, useDay: Temporal.PlainDate, calendar: RuleCalendar): Temporal.Instant {
  return instantAt(dayOf(moment, useDay, calendar), moment.at)
}

/**
 * The same as wall time, 「2026-09-01T09:00」: text that sorts by time, many times cheaper than an instant. `24:00` stays
 * the end of its day.
 */
export const wallTimeOf = (moment: Moment, useDay: Temporal.PlainDate, calendar: RuleCalendar): string =>
  `${dayOf(moment, useDay, calendar)}T${moment.at}`

function dayOf(moment: Moment, useDay: Temporal.PlainDate, calendar: RuleCalendar): Temporal.PlainDate {
  const plain = 'months' in moment ? dayByMonth(moment, useDay) : dayByDays(moment, useDay, calendar)
  const { shift } = moment
  if (!shift) return plain
  return openFrom(plain, shift.to === 'next' ? 1 : -1, (day) => !isClosedDay(calendar, shift.closed, day))
}

function dayByMonth(
  { months, day, short }: Extract<Moment, { months: number }>,
  useDay: Temporal.PlainDate,
): Temporal.PlainDate {
  // In plain numbers: a search asks this thousands of times.
  const month = useDay.year * 12 + useDay.month - 1 - months
  const last = lastOf(month)
  const wanted = day === 'same' ? useDay.day : day === 'last' ? last : day
  if (wanted <= last) return dayIn(month, wanted)
  return short === 'next-day' ? dayIn(month + 1, 1) : dayIn(month, last)
}

/** Months counted from the year 0. */
const dayIn = (month: number, day: number): Temporal.PlainDate =>
  new Temporal.PlainDate(Math.floor(month / 12), (month % 12) + 1, day)

function lastOf(month: number): number {
  const year = Math.floor(month / 12)
  if (month % 12 === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [3, 5, 8, 10].includes(month % 12) ? 30 : 31
}

function dayByDays(
  { days, count = 'calendar' }: Extract<Moment, { days: number }>,
  useDay: Temporal.PlainDate,
  calendar: RuleCalendar,
): Temporal.PlainDate {
  if (count === 'calendar') return useDay.subtract({ days })
  let day = useDay
  for (let counted = 0; counted < days; counted += 1)
    day = openFrom(day.subtract({ days: 1 }), -1, (one) => !isClosedDay(calendar, count, one))
  return day
}

// A calendar that closes for a year is wrong data; it must not hang the process.
function openFrom(from: Temporal.PlainDate, step: 1 | -1, isOpen: (day: Temporal.PlainDate) => boolean) {
  if (isOpen(from)) return from
  for (let days = 1; days < 366; days += 1) {
    const day = from.add({ days: step * days })
    if (isOpen(day)) return day
  }
  throw new RangeError('the calendar has no open day within a year')
}
