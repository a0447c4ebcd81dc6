import { wardTimeZone } from '#platform/time/index.ts'

/** [from, until) of the municipality's day as 「21:00」, over midnight where from > until. */
export type QuietHours = { from: string; until: string }

/** When the quiet hours are over in which `at` lies; `undefined` outside them. */
export function endOfQuiet(at: Temporal.Instant, { from, until }: QuietHours): Temporal.Instant | undefined {
  const here = at.toZonedDateTimeISO(wardTimeZone)
  const now = here.toPlainTime()
  const isAfter = (time: string) => Temporal.PlainTime.compare(now, Temporal.PlainTime.from(time)) >= 0
  const overMidnight = Temporal.PlainTime.compare(from, until) > 0
  const isQuiet = overMidnight ? isAfter(from) || !isAfter(until) : isAfter(from) && !isAfter(until)
  if (!isQuiet) return undefined
  const day = overMidnight && isAfter(from) ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: until }).toInstant()
}
