import type { AuditRange } from '#platform/audit/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'

/** Whole days of the ward as real instants, half-open; `undefined` when they are not in order or more than a year. */
export function periodOf(from: Temporal.PlainDate, until: Temporal.PlainDate): AuditRange | undefined {
  if (Temporal.PlainDate.compare(from, until) > 0) return undefined
  if (Temporal.PlainDate.compare(from.add({ years: 1 }), until) < 0) return undefined
  return { from: beginningOf(from), to: beginningOf(until.add({ days: 1 })) }
}

/** Audit runs on real time, whatever the demo's clock says. */
export const realToday = (): Temporal.PlainDate => Temporal.Now.plainDateISO(wardTimeZone)

const beginningOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(wardTimeZone).toInstant()
