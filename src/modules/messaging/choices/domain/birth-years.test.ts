import { expect, test } from 'vitest'
import { parseBirthYears } from './birth-years.ts'

test.each([
  ['', []],
  ['2022 2019', [2019, 2022]],
  ['２０１９年、2022年生まれ', [2019, 2022]],
  ['2027', [2027]],
  ['2019, 2019', [2019]],
])('子の生まれた年「%s」は、書き方によらず読む', (typed, years) => {
  expect(parseBirthYears(typed, 2026)).toEqual(years)
})

test.each(['1990', '2028', '19', '令和元年', '2019-04', Array.from({ length: 13 }, () => '2020').join(' ')])(
  '子の生まれた年「%s」は受け取らない',
  (typed) => {
    expect(parseBirthYears(typed, 2026)).toBeUndefined()
  },
)
