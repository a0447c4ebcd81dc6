import type { Registrant } from './registrant.ts'

export type RenewalRule = { opensDaysBefore: number; lateDays: number }

/** When a registration may be renewed: from so many days before its end to so many after it. */
export function renewalOn(
  { until }: Pick<Registrant, 'until'>,
  { opensDaysBefore, lateDays }: RenewalRule,
  on: Temporal.PlainDate,
): 'early' | 'open' | 'late' {
  if (!until) return 'early'
  if (Temporal.PlainDate.compare(on, until.subtract({ days: opensDaysBefore })) < 0) return 'early'
  return Temporal.PlainDate.compare(on, until.add({ days: lateDays })) < 0 ? 'open' : 'late'
}

/** The new end: so many years from the old one, or from the day of renewal where that has passed. */
export function renewedUntil(until: Temporal.PlainDate, years: number, on: Temporal.PlainDate): Temporal.PlainDate {
  const from = Temporal.PlainDate.compare(until, on) < 0 ? on : until
  return from.add({ years })
}
