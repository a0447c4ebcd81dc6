import holidayJp from '@holiday-jp/holiday_jp'
import japaneseHolidays from 'japanese-holidays'
import { describe, expect, test } from 'vitest'
import { holidayName } from './index.ts'

const first = Temporal.PlainDate.from('1970-01-01')
const last = Temporal.PlainDate.from('2030-12-31')
const days = Array.from({ length: first.until(last).days + 1 }, (_, at) => first.add({ days: at }))

const table: Readonly<Record<string, { name: string } | undefined>> = holidayJp.holidays
const byHolidayJp = (day: Temporal.PlainDate) => table[day.toString()]?.name
const byJapaneseHolidays = (day: Temporal.PlainDate) =>
  japaneseHolidays.isHoliday(new Date(day.year, day.month - 1, day.day), true)

type Other = (day: Temporal.PlainDate) => string | undefined
const daysOnlyOneKnows = (other: Other) =>
  days.filter((day) => (other(day) === undefined) !== (holidayName(day) === undefined)).map(String)

// Both say which day a substitute stands for, and one calls 国民の休日 only 休日 (第3条第3項).
const wordOf = (name: string | undefined) => name?.replace(/^.* 振替休日$/, '振替休日').replace(/^休日$/, '国民の休日')
const otherWords = (other: Other) =>
  Object.fromEntries(days.flatMap((day) => (wordOf(other(day)) === holidayName(day) ? [] : [[day, other(day)]])))

describe('国民の祝日を、別の2つの計算と1970年から2030年まで比べる', () => {
  test.each([
    ['holiday_jp の表', byHolidayJp],
    ['japanese-holidays の計算', byJapaneseHolidays],
  ])('%sと、休みの日は1日も違わない', (_, other) => {
    expect(daysOnlyOneKnows(other)).toEqual([])
    expect(days.filter(other).length).toBeGreaterThan(900)
  })

  // By laws of their own, whose titles we keep whole: 平成元年法律第4号, 平成5年法律第32号, 平成30年法律第99号.
  test('呼び名が違うのは、一度だけの休日と、名前の変わる前の年の体育の日だけ', () => {
    expect(otherWords(byHolidayJp)).toEqual({
      '1989-02-24': '大喪の礼',
      '1993-06-09': '結婚の儀',
      '2019-05-01': '休日（祝日扱い）',
      '2019-10-14': '体育の日（スポーツの日）',
      '2019-10-22': '休日（祝日扱い）',
    })
    expect(otherWords(byJapaneseHolidays)).toEqual({ '2019-05-01': '即位の日', '2019-10-22': '即位礼正殿の儀' })
  })

  test('官報で決まる前の春分の日と秋分の日も、3つの計算が2030年まで同じ日になる', () => {
    for (let year = 2027; year <= 2030; year += 1)
      for (const [name, month] of [
        ['春分の日', 3],
        ['秋分の日', 9],
      ] as const) {
        const ours = days.filter((day) => day.year === year && day.month === month && holidayName(day) === name)
        expect(ours.map(byHolidayJp)).toEqual([name])
        expect(ours.map(byJapaneseHolidays)).toEqual([name])
      }
  })
})
