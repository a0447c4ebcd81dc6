import type { Tx } from '#platform/db/index.ts'
import { everything, type YearFigures, yearOf } from '../domain/months.ts'
import { monthsOf } from '../store/monthly.ts'

/** This month and the eleven before it. */
export async function yearFigures(tx: Tx, today: Temporal.PlainDate): Promise<YearFigures> {
  const first = today.with({ day: 1 }).subtract({ months: 11 })
  return yearOf(await monthsOf(tx, { first, group: everything, limit: 12 }))
}
