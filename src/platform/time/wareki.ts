/**
 * 元号, newest first. 1912-07-30 and 1926-12-25 belong to two eras; 昭和64年 ended with January 7 (昭和64年政令第1号).
 * Until 明治5年12月2日 the calendar was lunisolar; the solar one began on 明治6年1月1日 (明治5年太政官布告第337号).
 */
export const eras = [
  { name: '令和', letter: 'R', yearOne: 2019, first: '2019-05-01', last: '9999-12-31' },
  // Papers from before the change say 平成31年5月1日 or 平成36年, and stay valid: docs/decisions/0021.
  { name: '平成', letter: 'H', yearOne: 1989, first: '1989-01-08', last: '2069-12-31' },
  { name: '昭和', letter: 'S', yearOne: 1926, first: '1926-12-25', last: '1989-01-07' },
  { name: '大正', letter: 'T', yearOne: 1912, first: '1912-07-30', last: '1926-12-25' },
  { name: '明治', letter: 'M', yearOne: 1868, first: '1873-01-01', last: '1912-07-30' },
]

/** 「令和8年12月2日」; the first year is 元年. Throws `RangeError` before 明治6年. */
export function toWareki(date: Temporal.PlainDate): string {
  return `${toWarekiYear(date)}${date.month}月${date.day}日`
}

/** 「令和8年」. */
export function toWarekiYear(date: Temporal.PlainDate): string {
  const era = eras.find(({ first }) => date.toString() >= first)
  if (!era) throw new RangeError('before the solar calendar')
  const year = date.year - era.yearOne + 1
  return `${era.name}${year === 1 ? '元' : year}年`
}

/** 8 for a day in 令和8年. Counts on backwards and forwards, for numbering only. */
export const reiwaYear = (date: Temporal.PlainDate): number => date.year - 2018

/**
 * Reads a date as people write it: 令和8年12月2日, 令8.12.2, R8/12/2, 2026年12月2日, 2026-12-02, 20261202, full width too.
 * A day that never was (令和4年2月29日), or lay outside its era, is `undefined`; only 平成 may run past its end.
 */
export function parseWareki(text: string): Temporal.PlainDate | undefined {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(folded)
  const written = /^(\D*)(\d{1,4}|元)[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?$/.exec(folded)
  const [, eraName = '', yearText, month, day] = compact ? ['', '', ...compact.slice(1)] : (written ?? [])
  if (!yearText || !month || !day) return undefined
  return eraName === '' ? western(yearText, month, day) : inEra(eraName, yearText, month, day)
}

function western(year: string, month: string, day: string): Temporal.PlainDate | undefined {
  return year.length === 4 ? dateOf(Number(year), Number(month), Number(day)) : undefined
}

function inEra(eraName: string, yearText: string, month: string, day: string): Temporal.PlainDate | undefined {
  const era = eras.find(({ name, letter }) => [name, name.charAt(0), letter].includes(eraName))
  const year = yearText === '元' ? 1 : Number(yearText)
  if (!era || year < 1 || year > 99) return undefined
  const date = dateOf(era.yearOne + year - 1, Number(month), Number(day))
  return date && era.first <= date.toString() && date.toString() <= era.last ? date : undefined
}

export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
