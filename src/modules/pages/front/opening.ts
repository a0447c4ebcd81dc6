import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardTimeZone } from '#platform/time/index.ts'

export type Opening =
  | { state: 'open'; closes: string }
  | { state: 'later'; opens: string }
  | { state: 'closed'; next: Temporal.PlainDate; opens: string }

/** Whether the counter is open at the clock's now; clock times as in the profile, `17:15`. */
export function openingOf({ clock, profile }: Pick<House, 'clock' | 'profile'>): Opening {
  const calendar = wardCalendar(profile)
  const today = clock.today()
  const { opens, closes } = profile.hours
  const now = clock.now().toZonedDateTimeISO(wardTimeZone).toPlainTime()
  const isBefore = (time: string) => Temporal.PlainTime.compare(now, Temporal.PlainTime.from(time)) < 0
  if (calendar.isOpen(today) && isBefore(opens)) return { state: 'later', opens }
  if (calendar.isOpen(today) && isBefore(closes)) return { state: 'open', closes }
  return { state: 'closed', next: calendar.addBusinessDays(today, 1), opens }
}
