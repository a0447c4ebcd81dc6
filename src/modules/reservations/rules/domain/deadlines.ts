import { wardDate } from '#platform/time/index.ts'
import { instantAt, type RuleCalendar } from './calendar.ts'
import type { RuleSet } from './data/rule-set.ts'
import { momentOf } from './moment.ts'

/** The first moments at which it can no longer be booked, changed, or cancelled by whom it is. */
export type CutOffs = { bookUntil: Temporal.Instant; changeUntil: Temporal.Instant; cancelUntil: Temporal.Instant }

export const cutOffs = (
  { cutOffs: { book, change, cancel } }: RuleSet,
  useDay: Temporal.PlainDate,
  calendar: RuleCalendar,
): CutOffs => ({
  bookUntil: momentOf(book, useDay, calendar),
  changeUntil: momentOf(change, useDay, calendar),
  cancelUntil: momentOf(cancel, useDay, calendar),
})

/** Until when it must be paid; `undefined`: no end before the use. Never before the approval's own day is over. */
export function payUntil(
  { pay }: RuleSet,
  { approvedAt, useDay }: { approvedAt: Temporal.Instant; useDay: Temporal.PlainDate },
  calendar: RuleCalendar,
): Temporal.Instant | undefined {
  const approvedOn = wardDate(approvedAt)
  const ends = [
    ...(pay.until ? [momentOf(pay.until, useDay, calendar)] : []),
    ...(pay.withinDays === undefined ? [] : [instantAt(approvedOn.add({ days: pay.withinDays }), '24:00')]),
  ]
  const [earliest] = ends.toSorted(Temporal.Instant.compare)
  if (!earliest) return undefined
  const dayEnd = instantAt(approvedOn, '24:00')
  return Temporal.Instant.compare(earliest, dayEnd) < 0 ? dayEnd : earliest
}
