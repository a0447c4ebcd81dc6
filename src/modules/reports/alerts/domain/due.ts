import { wardTimeZone } from '#platform/time/index.ts'
import type { Rhythm } from './subscription.ts'

const hourOfDigest = 8
const monday = 1

/** When somebody is told of what came now: at once, or at eight of the next morning or Monday. */
export function dueAt(rhythm: Rhythm, now: Temporal.Instant): Temporal.Instant {
  if (rhythm === 'each') return now
  const here = now.toZonedDateTimeISO(wardTimeZone)
  const today = here.with({ hour: hourOfDigest, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 })
  const days = rhythm === 'weekly' ? (monday - next.dayOfWeek + 7) % 7 : 0
  return next.add({ days }).toInstant()
}
