import { expect, test } from 'vitest'
import { openMinutes, rateOf, sayRate } from './statistics.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const pattern = {
  id: 1,
  spaceId: 1,
  days: [1],
  blocks: [
    { no: 1, starts: time('09:00'), ends: time('12:00'), weight: 1, isBridge: false },
    { no: 2, starts: time('13:00'), ends: time('18:00'), weight: 1, isBridge: false },
  ],
}

test('使える時間は、時間割から閉めた時間を除き、午前・午後・夜間に分ける', () => {
  expect(openMinutes(pattern, [])).toEqual({ morning: 180, afternoon: 240, evening: 60 })
  expect(openMinutes(pattern, [[0, 600]])).toEqual({ morning: 120, afternoon: 240, evening: 60 })
  expect(
    openMinutes(pattern, [
      [840, 900],
      [870, 1440],
    ]),
  ).toEqual({ morning: 180, afternoon: 60, evening: 0 })
  expect(openMinutes(undefined, [])).toEqual({ morning: 0, afternoon: 0, evening: 0 })
})

test('利用率は0.1%まで数え、使える時間がなければ空け、100%を超えない', () => {
  expect(sayRate(rateOf(1, 3))).toBe('33.3%')
  expect(sayRate(rateOf(0, 3))).toBe('0.0%')
  expect(sayRate(rateOf(5, 3))).toBe('100.0%')
  expect(sayRate(rateOf(5, 0))).toBe('')
})
