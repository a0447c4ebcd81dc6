import { wardTimeZone } from '#platform/time/index.ts'

/** The newest first: this month and those before it. */
export const monthsUpTo = (today: Temporal.PlainDate, count: number): Temporal.PlainYearMonth[] =>
  Array.from({ length: count }, (_, back) => today.toPlainYearMonth().subtract({ months: back }))

/** 「2026-11」 out of an address; another or none: the newest. */
export const monthIn = (
  text: string | undefined,
  months: readonly Temporal.PlainYearMonth[],
): Temporal.PlainYearMonth => {
  const found = months.find((month) => month.toString() === text) ?? months[0]
  if (!found) throw new Error('no months')
  return found
}

/** From its first moment up to that of the next. */
export const spanOf = (month: Temporal.PlainYearMonth): { from: Temporal.Instant; until: Temporal.Instant } => ({
  from: startOf(month),
  until: startOf(month.add({ months: 1 })),
})

const startOf = (month: Temporal.PlainYearMonth): Temporal.Instant =>
  month.toPlainDate({ day: 1 }).toZonedDateTime(wardTimeZone).toInstant()
