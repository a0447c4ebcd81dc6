import { isHoliday } from './holidays.ts'

/** What of a profile the calendar needs. */
type CalendarData = {
  /** 年末年始 as month-day, `12-29`. */
  yearEnd: readonly string[]
  /** Its own days of every year, such as the anniversary of a town, as month-day. */
  yearly?: readonly string[] | undefined
  /** ISO weekdays, 1 = Monday. */
  closedWeekdays: readonly number[]
  extraClosed: readonly string[]
  extraOpen: readonly string[]
}

export type WardCalendar = {
  /** The ward office works on that day (開庁日). */
  isOpen(date: Temporal.PlainDate): boolean
  /** The n-th open day after `date`, which itself never counts (民法 第140条). 0: the first open day on or after it. */
  addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate
  /** `date` itself if the office is open, else the first open day after it. */
  nextOpenDay(date: Temporal.PlainDate): Temporal.PlainDate
}

/** The days on which a ward works: weekdays, holidays of the law and 年末年始, then the profile's exceptions. */
export function wardCalendar(profile: { calendar: CalendarData }): WardCalendar {
  const { yearEnd, yearly = [], closedWeekdays, extraClosed, extraOpen } = profile.calendar

  function isOpen(date: Temporal.PlainDate): boolean {
    const text = date.toString()
    if (extraOpen.includes(text)) return true
    if (extraClosed.includes(text) || [...yearEnd, ...yearly].includes(text.slice(-5))) return false
    return !closedWeekdays.includes(date.dayOfWeek) && !isHoliday(date)
  }

  // A calendar that closes for a year is wrong data; it must not hang the process.
  function nextOpenDay(date: Temporal.PlainDate): Temporal.PlainDate {
    for (let days = 0; days < 366; days += 1) {
      const candidate = date.add({ days })
      if (isOpen(candidate)) return candidate
    }
    throw new RangeError('the calendar has no open day within a year')
  }

  function addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a count of days: ${days}`)
    if (days === 0) return nextOpenDay(date)
    let day = date
    for (let counted = 0; counted < days; counted += 1) day = nextOpenDay(day.add({ days: 1 }))
    return day
  }

  return { isOpen, addBusinessDays, nextOpenDay }
}

/** The fiscal year (会計年度, 1 April to 31 March) in which the day falls (地方自治法 第208条). */
export const fiscalYear = (date: Temporal.PlainDate): number => (date.month >= 4 ? date.year : date.year - 1)
