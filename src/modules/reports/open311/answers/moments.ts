import { wardTimeZone } from '#platform/time/index.ts'

/** As W3C dates are written: to the second, with the offset. */
export const writeMoment = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(wardTimeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })

/** The last second of a day. */
export const endOfDay = (day: Temporal.PlainDate): string =>
  writeMoment(day.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant().subtract({ seconds: 1 }))

const w3c = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** A W3C date with its time and offset; `undefined` for anything else. A `+` that an address turned into a space is one. */
export function parseMoment(text: string): Temporal.Instant | undefined {
  const written = text.replace(/ (?=\d\d:\d\d$)/, '+')
  if (!w3c.test(written)) return undefined
  try {
    return Temporal.Instant.from(written)
  } catch {
    return undefined
  }
}
