import { parseTime, parseWareki } from '#platform/time/index.ts'

/** 「2026-12-02」「2026/12/2」「令和8年12月2日」. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const match = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text.normalize('NFKC').trim())
  if (!match) return parseWareki(text)
  try {
    const [, year, month, day] = match.map(Number)
    return Temporal.PlainDate.from({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** 「9:00」, also with the seconds that spreadsheets write. */
export const readTime = (text: string): Temporal.PlainTime | undefined =>
  parseTime(text.normalize('NFKC').replace(/^(\d{1,2}:\d{2}):00$/, '$1'))

/** A whole number within; an empty cell is `null`. `undefined`: neither. */
export function readNumber(text: string, least: number, most: number): number | null | undefined {
  const folded = text.normalize('NFKC').replace(/[\s,円人]/g, '')
  if (folded === '') return null
  const number = /^\d{1,9}$/.test(folded) ? Number(folded) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

const kinds = '月火水木金土日祝'

/** 「土日祝」「月・火」「毎日」 as 1 … 8. */
export function readDays(text: string): number[] | undefined {
  const folded = text.normalize('NFKC').replace(/[・、,\s曜]/g, '')
  if (folded === '毎日') return [1, 2, 3, 4, 5, 6, 7, 8]
  const days = [...new Set([...folded].map((day) => kinds.indexOf(day) + 1))]
  return days.length > 0 && !days.includes(0) ? days.toSorted((a, b) => a - b) : undefined
}

/** Names as they are found: width, case and spaces do not matter. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
