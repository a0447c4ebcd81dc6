import { dayKindOf, type PlacePattern } from '../../places/domain/pattern.ts'
import type { PatternChange } from './change.ts'

/** The times of one space as the change has them; `undefined`: such days are left without times. */
export function patternOf(
  { blocks, days, free, from, until }: PatternChange,
  spaceId: number,
): PlacePattern | undefined {
  if (blocks.length === 0) return undefined
  return {
    id: 0,
    spaceId,
    days,
    from: Temporal.PlainDate.from(from),
    ...(until !== null && { until: Temporal.PlainDate.from(until) }),
    ...(free && { free }),
    blocks: blocks.map(({ no, label, starts, ends, weight, bridge }) => ({
      no,
      ...(label !== null && { label }),
      starts: Temporal.PlainTime.from(starts),
      ends: Temporal.PlainTime.from(ends),
      weight,
      isBridge: bridge,
    })),
  }
}

/** Whether a day is one of those that the change is about. */
export function isAbout(
  { from, days }: { from: string; days: readonly number[] },
  until: string | null,
  day: Temporal.PlainDate,
  isHoliday: boolean,
): boolean {
  const text = day.toString()
  return from <= text && (until === null || text < until) && days.includes(dayKindOf(day, isHoliday))
}
