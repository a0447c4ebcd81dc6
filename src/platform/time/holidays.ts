/**
 * Holidays of Japan by 国民の祝日に関する法律 (昭和23年法律第178号) and its amendments, from 1949 on.
 * The equinoxes of future years are fixed each February by the 官報; they are computed here (see `equinox`).
 */
export const isHoliday = (date: Temporal.PlainDate): boolean => holidayName(date) !== undefined

/** 「文化の日」, 「振替休日」, 「国民の休日」; `undefined` on other days. */
export function holidayName(date: Temporal.PlainDate): string | undefined {
  const key = date.toString()
  const known = years.get(date.year) ?? holidaysOf(date.year)
  years.set(date.year, known)
  return known.get(key)
}

const years = new Map<number, ReadonlyMap<string, string>>()

function holidaysOf(year: number): ReadonlyMap<string, string> {
  const national = nationalHolidays(year)
  const all = new Map(national)
  for (const key of national.keys()) addSubstitute(all, national, Temporal.PlainDate.from(key))
  for (const key of national.keys()) addBetween(all, national, Temporal.PlainDate.from(key).add({ days: 1 }))
  return all
}

// 第3条第2項. From 2007 the substitute moves on to the next day that is no holiday itself.
function addSubstitute(all: Map<string, string>, national: ReadonlyMap<string, string>, date: Temporal.PlainDate) {
  if (date.dayOfWeek !== 7 || date.toString() < '1973-04-12') return
  let substitute = date.add({ days: 1 })
  while (date.year >= 2007 && national.has(substitute.toString())) substitute = substitute.add({ days: 1 })
  if (!all.has(substitute.toString())) all.set(substitute.toString(), '振替休日')
}

// 第3条第3項. Until 2006 a Sunday stayed a plain Sunday.
function addBetween(all: Map<string, string>, national: ReadonlyMap<string, string>, date: Temporal.PlainDate) {
  const key = date.toString()
  if (key < '1985-12-27' || all.has(key) || !national.has(date.add({ days: 1 }).toString())) return
  if (date.year < 2007 && date.dayOfWeek === 7) return
  all.set(key, '国民の休日')
}

function nationalHolidays(year: number): Map<string, string> {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  const monday = (month: number, nth: number) => on(month, 1 + ((8 - on(month, 1).dayOfWeek) % 7) + 7 * (nth - 1))
  const rules: [Temporal.PlainDate | undefined, string][] = [
    [on(1, 1), '元日'],
    [year < 2000 ? on(1, 15) : monday(1, 2), '成人の日'],
    [year >= 1967 ? on(2, 11) : undefined, '建国記念の日'],
    [emperorsBirthday(year), '天皇誕生日'],
    [on(3, equinox(year, 'spring')), '春分の日'],
    [year >= 1989 ? on(4, 29) : undefined, year >= 2007 ? '昭和の日' : 'みどりの日'],
    [on(5, 3), '憲法記念日'],
    [year >= 2007 ? on(5, 4) : undefined, 'みどりの日'],
    [on(5, 5), 'こどもの日'],
    [olympic[year]?.sea ?? (year >= 2003 ? monday(7, 3) : year >= 1996 ? on(7, 20) : undefined), '海の日'],
    [olympic[year]?.mountain ?? (year >= 2016 ? on(8, 11) : undefined), '山の日'],
    [year >= 2003 ? monday(9, 3) : year >= 1966 ? on(9, 15) : undefined, '敬老の日'],
    [on(9, equinox(year, 'autumn')), '秋分の日'],
    [
      olympic[year]?.sports ?? (year >= 2000 ? monday(10, 2) : year >= 1966 ? on(10, 10) : undefined),
      year >= 2020 ? 'スポーツの日' : '体育の日',
    ],
    [on(11, 3), '文化の日'],
    [on(11, 23), '勤労感謝の日'],
    ...ceremonies.filter(([date]) => date.year === year),
  ]
  return new Map(rules.flatMap(([date, name]) => (date ? [[date.toString(), name] as const] : [])))
}

function emperorsBirthday(year: number): Temporal.PlainDate | undefined {
  if (year <= 1988) return Temporal.PlainDate.from({ year, month: 4, day: 29 })
  if (year <= 2018) return Temporal.PlainDate.from({ year, month: 12, day: 23 })
  return year === 2019 ? undefined : Temporal.PlainDate.from({ year, month: 2, day: 23 })
}

const day = (text: string) => Temporal.PlainDate.from(text)

// 東京オリンピック・パラリンピック特措法 第32条の2 and its amendment of 2020.
const olympic: Record<number, { sea: Temporal.PlainDate; sports: Temporal.PlainDate; mountain: Temporal.PlainDate }> = {
  2020: { sea: day('2020-07-23'), sports: day('2020-07-24'), mountain: day('2020-08-10') },
  2021: { sea: day('2021-07-22'), sports: day('2021-07-23'), mountain: day('2021-08-08') },
}

// Each by a law of its own.
const ceremonies: [Temporal.PlainDate, string][] = [
  [day('1959-04-10'), '皇太子明仁親王の結婚の儀'],
  [day('1989-02-24'), '昭和天皇の大喪の礼'],
  [day('1990-11-12'), '即位礼正殿の儀'],
  [day('1993-06-09'), '皇太子徳仁親王の結婚の儀'],
  [day('2019-05-01'), '天皇の即位の日'],
  [day('2019-10-22'), '即位礼正殿の儀の行われる日'],
]

// 海上保安庁水路部 暦計算研究会編『新こよみ便利帳』 (1991): exact for 1900–2099.
function equinox(year: number, season: 'spring' | 'autumn'): number {
  const early = year < 1980
  const start = season === 'spring' ? (early ? 20.8357 : 20.8431) : early ? 23.2588 : 23.2488
  const leaps = Math.trunc((year - (early ? 1983 : 1980)) / 4)
  return Math.floor(start + 0.242194 * (year - 1980) - leaps)
}
