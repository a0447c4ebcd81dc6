import { wardTimeZone } from '#platform/time/index.ts'

const mostMonths = 6

/** This month and the next ones, `2026-12`. */
export const monthsAhead = (today: Temporal.PlainDate): { value: string; year: number; month: number }[] =>
  Array.from({ length: mostMonths }, (_, at) => {
    const { year, month } = today.toPlainYearMonth().add({ months: at })
    return { value: valueOf(today.toPlainYearMonth().add({ months: at })), year, month }
  })

/** The month asked for where it is one of those, else this one; `span` is what of it is not over. */
export function shownMonth(today: Temporal.PlainDate, asked: string | undefined) {
  const known = monthsAhead(today)
  const { value, year, month } = known.find((one) => one.value === asked) ?? known[0] ?? { value: '', ...today }
  const first = new Temporal.PlainDate(year, month, 1)
  return {
    value,
    span(now: Temporal.Instant): { from: Temporal.Instant; until: Temporal.Instant } {
      const [begins, until] = [startOf(first), startOf(first.add({ months: 1 }))]
      return { from: Temporal.Instant.compare(now, begins) > 0 ? now : begins, until }
    },
  }
}

const valueOf = (month: Temporal.PlainYearMonth): string => month.toString()

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(wardTimeZone).toInstant()
