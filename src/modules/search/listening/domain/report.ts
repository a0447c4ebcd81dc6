/** Fewer visitors than this are never told apart from the rest. */
export const leastTold = 10

/** Days that a report may look back; numbers of older ones are gone. */
export const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]
export const keptDays = 90

/** Whole days that are over: a report of today would change with each visitor and show the one who came between two looks. */
export const daysBack = (
  today: Temporal.PlainDate,
  period: Period,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } => ({
  from: today.subtract({ days: period }),
  to: today.subtract({ days: 1 }),
})

/** A count of visitors as it is told: `undefined` below `leastTold`, else down to fives, so that two reports beside each other single out nobody. */
export const told = (visitors: number): number | undefined =>
  visitors < leastTold ? undefined : visitors - (visitors % 5)
