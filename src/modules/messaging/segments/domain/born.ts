/** Days of birth, both ends inclusive; `null`: without an end. */
export type Births = { first: Temporal.PlainDate | null; last: Temporal.PlainDate }

/**
 * Who has completed `from` years on that day, and not `to` + 1 of them. A year is completed at the end of the day before
 * the birthday, so that day counts; whoever was born on 29 February completes it on 28 February.
 * 根拠: 年齢計算ニ関スル法律, 民法 第143条第2項.
 */
export function bornForAge(on: Temporal.PlainDate, { from, to }: { from: number; to?: number | undefined }): Births {
  const next = on.add({ days: 1 })
  return {
    first: to === undefined ? null : next.subtract({ years: to + 1 }).add({ days: 1 }),
    last: next.subtract({ years: from }),
  }
}

/**
 * Who is in these grades in the school year of that day, 小学1年 = 1 to 中学3年 = 9: grade 1 begins on the first 1 April
 * after the day on which six years are completed. 根拠: 学校教育法 第17条, 第36条.
 */
export function bornForGrades(on: Temporal.PlainDate, { from, to }: { from: number; to: number }): Births {
  const begins = Temporal.PlainDate.from({ year: on.month >= 4 ? on.year : on.year - 1, month: 4, day: 1 })
  return bornForAge(begins.subtract({ days: 1 }), { from: from + 5, to: to + 5 })
}

/** Years of birth of children of these ages, where only the year is known: everybody who may be of one of them. */
export const birthYearsFor = (on: Temporal.PlainDate, { from, to }: { from: number; to: number }) => ({
  first: on.year - to - 1,
  last: on.year - from,
})

/** Completed years on that day, as `bornForAge` counts them. */
export function completedYears(birth: Temporal.PlainDate, on: Temporal.PlainDate): number {
  const next = on.add({ days: 1 })
  const isBefore = next.month < birth.month || (next.month === birth.month && next.day < birth.day)
  return next.year - birth.year - (isBefore ? 1 : 0)
}
