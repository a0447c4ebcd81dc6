import { wardTimeZone } from '#platform/time/index.ts'

/** When the notices that say where to read go out: at this hour, every day or on one weekday (1: Monday). */
export type DigestHour = { at: Temporal.PlainTime; weekday: number }

/** The next hour at which this person is told what has gathered. */
export function digestDue(
  frequency: 'daily' | 'weekly',
  { at, weekday }: DigestHour,
  now: Temporal.Instant,
): Temporal.Instant {
  const here = now.toZonedDateTimeISO(wardTimeZone)
  const today = here.withPlainTime(at)
  const days = Array.from({ length: 8 }, (_, ahead) => today.add({ days: ahead }))
  const due = days.find(
    (day) => Temporal.ZonedDateTime.compare(day, here) > 0 && (frequency === 'daily' || day.dayOfWeek === weekday),
  )
  if (!due) throw new RangeError(`no weekday ${weekday}`)
  return due.toInstant()
}
