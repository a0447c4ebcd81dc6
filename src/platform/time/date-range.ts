import { dateOf, eras } from './wareki.ts'

/** First and last day that a typed date may mean. */
export type DateRange = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/**
 * Reads a date that may be typed only half: 「S15」「昭和15年5月」「昭15.5.3」「H元」「1940」「1940-05」「19400503」「S150503」, and
 * 「3150503」 as core systems number the eras (1 明治 … 5 令和). `undefined`: no day can be meant by it.
 */
export function readDateRange(text: string): DateRange | undefined {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const match = patterns.map((pattern) => pattern.exec(folded)).find((found) => found !== null)
  const { era, year, month, day } = match?.groups ?? {}
  if (year === undefined) return undefined
  if (era) return inEra(era, year === '元' ? 1 : Number(year), month, day)
  return year.length === 4 ? rangeOf(Number(year), month, day) : undefined
}

const patterns = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})?$/,
  /^(?<era>\D+)(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})?$/,
  /^(?<era>[1-5])(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<era>[^\d元]*)(?<year>\d{1,4}|元)(?:[年\-/.](?:(?<month>\d{1,2})(?:[月\-/.](?:(?<day>\d{1,2})日?)?)?)?)?$/,
]

function inEra(name: string, year: number, month: string | undefined, day: string | undefined): DateRange | undefined {
  const era = eras.find((one, place) =>
    [one.name, one.name.charAt(0), one.letter, String(eras.length - place)].includes(name),
  )
  const range = era && year >= 1 && year <= 99 ? rangeOf(era.yearOne + year - 1, month, day) : undefined
  if (!era || !range) return undefined
  // 昭和元年 is the last week of 1926, and 昭和64年 the first of 1989.
  const from = latest(range.from, Temporal.PlainDate.from(era.first))
  const to = earliest(range.to, Temporal.PlainDate.from(era.last))
  return Temporal.PlainDate.compare(from, to) <= 0 ? { from, to } : undefined
}

function rangeOf(year: number, month: string | undefined, day: string | undefined): DateRange | undefined {
  const from = dateOf(year, Number(month ?? 1), Number(day ?? 1))
  if (!from || year < 1) return undefined
  if (day !== undefined) return { from, to: from }
  return { from, to: from.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 }) }
}

const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)
const earliest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b)
