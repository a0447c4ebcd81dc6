import type { StaffId } from '#platform/ids/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'

export type AbsenceInput = {
  from: Temporal.PlainDate
  /** 「13:00」; missing: the whole first day. */
  fromTime?: string | undefined
  /** The last day, included. */
  until: Temporal.PlainDate
  /** 「12:00」; missing: to the end of the last day. */
  untilTime?: string | undefined
  /** Who stands in meanwhile. */
  cover?: StaffId | undefined
}

/** Half-open moments; `undefined` when the end does not come after the beginning. */
export function absenceSpan({ from, fromTime, until, untilTime }: AbsenceInput) {
  const start = from.toZonedDateTime({ timeZone: wardTimeZone, plainTime: fromTime ?? '00:00' }).toInstant()
  const end = untilTime
    ? until.toZonedDateTime({ timeZone: wardTimeZone, plainTime: untilTime }).toInstant()
    : until.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant()
  return Temporal.Instant.compare(start, end) < 0 ? { from: start, until: end } : undefined
}
