import type { Appeal } from '../definition/law.ts'
import type { ActKind } from './act.ts'

/**
 * The last day to appeal, when the letter arrived on `arrivedOn`: months counted from the next day.
 * 根拠: 行政不服審査法 第18条第1項; 民法 第140条, 第143条第2項 (応当日の前日、応当日がなければ末日).
 */
export function appealUntil(appeal: Appeal, arrivedOn: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return appeal.kind === 'none' ? undefined : lastDay(arrivedOn, appeal.months)
}

export function lastDay(knownOn: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const start = knownOn.add({ days: 1 })
  const end = start.add({ months })
  return end.day === start.day ? end.subtract({ days: 1 }) : end
}

/** 更正 corrects a slip and is no 処分 of its own; an extension decides nothing yet that could be appealed against. */
export const appealOf = (kind: ActKind, appeal: Appeal | undefined): Appeal | undefined =>
  kind === 'correction' || kind === 'extension' ? undefined : appeal

/** The day on which a posted letter is taken to have arrived; days from the profile, 要確認. */
export const presumedArrival = (postedOn: Temporal.PlainDate, days: number): Temporal.PlainDate =>
  postedOn.add({ days })

/** 延長: from the day that was promised, once, by the days of the definition. */
export const extendedDueOn = (
  dueOn: Temporal.PlainDate,
  period: { extension?: { days: number } | undefined } | undefined,
): Temporal.PlainDate | undefined => (period?.extension ? dueOn.add({ days: period.extension.days }) : undefined)
