/** How many took 0, 1, 2 … open days; the last: that many or more. */
export type Histogram = readonly number[]

export const longestDays = 120

/** The figures of a group of kinds in a month; `month` is its first day. */
export type MonthFigures = {
  month: Temporal.PlainDate
  group: string
  filed: number
  ended: number
  fixed: number
  daysToEnd: Histogram
  daysToFix: Histogram
}

/** Everything, beside the profile's groups. */
export const everything = 'all'

/** The least number of days within which this part of them was done; `undefined` of none. */
export function quantile(days: Histogram, part: number): number | undefined {
  const all = days.reduce((sum, n) => sum + n, 0)
  if (all === 0) return undefined
  let seen = 0
  for (const [day, n] of days.entries()) {
    seen += n
    if (seen >= all * part) return day
  }
  return days.length - 1
}

export const sumOf = (one: Histogram, other: Histogram): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, day) => (one[day] ?? 0) + (other[day] ?? 0))

export type YearFigures = { filed: number; fixed: number; medianDays: number | undefined }

/** Of months put together: what the list says of a year. */
export function yearOf(months: readonly MonthFigures[]): YearFigures {
  const days = months.reduce<Histogram>((sum, { daysToFix }) => sumOf(sum, daysToFix), [])
  return {
    filed: months.reduce((sum, { filed }) => sum + filed, 0),
    fixed: months.reduce((sum, { fixed }) => sum + fixed, 0),
    medianDays: quantile(days, 0.5),
  }
}
