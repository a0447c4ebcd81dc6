/** 1 Monday … 7 Sunday, 8 a holiday, which goes before its weekday. */
export type DayKind = number

/** One 区分 of a day. */
export type PlaceBlock = {
  no: number
  /** Key of a block's name in the profile; missing: the times are its name. */
  label?: string
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** How many times it counts where times are counted. */
  weight: number
  /** Taken only between two blocks of the same reservation. */
  isBridge: boolean
}

/** From and to are chosen within the only block; minutes. */
export type FreeTimes = { step: number; least: number; most: number }

/** The times of a space on some kinds of days; `from` included, `until` not. Missing: without an end. */
export type PlacePattern = {
  id: number
  spaceId: number
  from?: Temporal.PlainDate
  until?: Temporal.PlainDate
  days: readonly DayKind[]
  free?: FreeTimes
  blocks: readonly PlaceBlock[]
}

export const dayKindOf = (day: Temporal.PlainDate, isHoliday: boolean): DayKind => (isHoliday ? 8 : day.dayOfWeek)

/** The one pattern that stands on the day for its kind; there is never a second, by `one_pattern_a_day`. */
export function patternFor(
  patterns: readonly PlacePattern[],
  day: Temporal.PlainDate,
  isHoliday: boolean,
): PlacePattern | undefined {
  const kind = dayKindOf(day, isHoliday)
  return patterns.find(({ from, until, days }) => {
    const hasBegun = !from || Temporal.PlainDate.compare(from, day) <= 0
    return hasBegun && (!until || Temporal.PlainDate.compare(day, until) < 0) && days.includes(kind)
  })
}
