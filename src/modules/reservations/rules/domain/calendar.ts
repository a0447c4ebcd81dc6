import type { Profile } from '#platform/profile/index.ts'
import { isHoliday, wardCalendar, wardTimeZone } from '#platform/time/index.ts'

/** What days are, for rules: of the office, of the year's end, of one facility. */
export type RuleCalendar = {
  isOfficeOpen(day: Temporal.PlainDate): boolean
  /** 年末年始. */
  isYearEnd(day: Temporal.PlainDate): boolean
  /** 休館日 of the facility in question. */
  isFacilityClosed(day: Temporal.PlainDate): boolean
  isHoliday(day: Temporal.PlainDate): boolean
}

/** Whose closed days move a moment: the office's (閉庁日), 年末年始 only, or the facility's (休館日 and 年末年始). */
export type ClosedDays = 'office' | 'year-end' | 'facility'

/** `isClosed`: the facility's own closed days; without it none. */
export function ruleCalendar(
  profile: Pick<Profile, 'calendar'>,
  isClosed: (day: Temporal.PlainDate) => boolean = () => false,
): RuleCalendar {
  const office = wardCalendar(profile)
  const yearEnd = new Set(profile.calendar.yearEnd)
  return {
    isOfficeOpen: (day) => office.isOpen(day),
    isYearEnd: (day) => yearEnd.has(day.toString().slice(-5)),
    isFacilityClosed: isClosed,
    isHoliday,
  }
}

export function isClosedDay(calendar: RuleCalendar, whose: ClosedDays, day: Temporal.PlainDate): boolean {
  if (whose === 'office') return !calendar.isOfficeOpen(day)
  return calendar.isYearEnd(day) || (whose === 'facility' && calendar.isFacilityClosed(day))
}

/** What a day counts as; a holiday goes before its weekday. */
export type UseDayKind = 'weekday' | 'saturday' | 'sunday' | 'holiday'

export function dayKindOf(day: Temporal.PlainDate, calendar: RuleCalendar): UseDayKind {
  if (calendar.isHoliday(day)) return 'holiday'
  if (day.dayOfWeek === 7) return 'sunday'
  return day.dayOfWeek === 6 ? 'saturday' : 'weekday'
}

/** The wall time `09:00` of that day in the ward; `24:00` is the day's end. */
export function instantAt(day: Temporal.PlainDate, time: string): Temporal.Instant {
  const isEnd = time === '24:00'
  return (isEnd ? day.add({ days: 1 }) : day)
    .toZonedDateTime({ timeZone: wardTimeZone, plainTime: plainTimeOf(isEnd ? '00:00' : time) })
    .toInstant()
}

const plainTimes = new Map<string, Temporal.PlainTime>()

function plainTimeOf(time: string): Temporal.PlainTime {
  const known = plainTimes.get(time) ?? Temporal.PlainTime.from(time)
  plainTimes.set(time, known)
  return known
}
