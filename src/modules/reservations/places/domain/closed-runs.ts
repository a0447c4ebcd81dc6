import type { ClosedDay } from './closed-days.ts'

export type ClosedRun = { from: Temporal.PlainDate; until: Temporal.PlainDate; why: string }

/** Closed days in order, days that follow each other for the same reason together. */
export function closedRuns(days: readonly ClosedDay[]): ClosedRun[] {
  const runs: ClosedRun[] = []
  for (const { day, why } of days) {
    const last = runs.at(-1)
    if (last?.why === why && last.until.add({ days: 1 }).equals(day)) last.until = day
    else runs.push({ from: day, until: day, why })
  }
  return runs
}
