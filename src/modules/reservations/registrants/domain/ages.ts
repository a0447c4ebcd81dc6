/** Whole years on that day; a year is reached at the end of the day before the birthday. 根拠: 年齢計算ニ関する法律. */
export const ageOn = (birth: Temporal.PlainDate, day: Temporal.PlainDate): number =>
  birth.until(day.add({ days: 1 }), { largestUnit: 'years' }).years

/** 中学生以下: until the first 31 March from the day on which fifteen is reached. 根拠: 学校教育法 第17条第2項. */
export function isJuniorHighOrYounger(birth: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  const reaches = birth.add({ years: 15 }).subtract({ days: 1 })
  const march = Temporal.PlainDate.from({ year: reaches.year, month: 3, day: 31 })
  const last = Temporal.PlainDate.compare(march, reaches) >= 0 ? march : march.add({ years: 1 })
  return Temporal.PlainDate.compare(day, last) <= 0
}
