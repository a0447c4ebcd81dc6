import { wardTimeZone } from '#platform/time/index.ts'

/** The first moment of a day of the ward. */
export const wardDayBegins = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime(wardTimeZone).toInstant()

/** Milliseconds until the ward's day is over: as long as a phone may keep what it took along. */
export const leftOfWardDay = (now: Temporal.Instant): number => {
  const today = now.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  return wardDayBegins(today.add({ days: 1 })).epochMilliseconds - now.epochMilliseconds
}
