export type { Clock } from './clock.ts'
export { fixedClock, systemClock, wardTimeZone } from './clock.ts'
export {
  dayWord,
  formatCalendarDate,
  formatDate,
  formatDateLong,
  formatDateTime,
  formatPlainTime,
  formatTime,
  minuteWord,
  wardDate,
} from './format.ts'
export { type DateRange, readDateRange } from './date-range.ts'
export { holidayName, isHoliday } from './holidays.ts'
export {
  afterOutages,
  dayAfter,
  daysOf,
  type Outage,
  outagesSince,
  type RecordedOutage,
  recordOutage,
} from './outages.ts'
export { createSharedClock, isSharedClock, type SharedClock, shiftClock } from './shared-clock.ts'
export { fiscalYear, type WardCalendar, wardCalendar } from './ward-calendar.ts'
export { parseTime } from './parse-time.ts'
export { parseWareki, reiwaYear, toWareki, toWarekiYear } from './wareki.ts'
