import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wardCalendar } from '#platform/time/index.ts'
import { bookableDays, timesOfDay } from './domain.ts'

const ward = wardCalendar({
  calendar: {
    yearEnd: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
    closedWeekdays: [6, 7],
    extraClosed: [],
    extraOpen: [],
  },
})
const day = (text: string) => Temporal.PlainDate.from(text)
const counter = {
  minutes: 30,
  opens: [
    { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '16:30' },
  ],
}

test('平日は9時から16時まで、昼を除いて30分おきに始まる', () => {
  const times = timesOfDay(counter, day('2026-12-02'), ward).map((time) => time.toString({ smallestUnit: 'minute' }))
  expect(times).toEqual([
    ...['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'],
    ...['13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00'],
  ])
})

test.each(['2026-12-05', '2026-12-29', '2027-01-01', '2027-01-11'])('閉庁日（%s）には時刻がない', (closed) => {
  expect(timesOfDay(counter, day(closed), ward)).toEqual([])
})

test('終わりが閉まる時刻を越える回は始めない', () => {
  const late = { minutes: 45, opens: [{ weekdays: [3], from: '16:00', to: '17:15' }] }
  expect(timesOfDay(late, day('2026-12-02'), ward).map(String)).toEqual(['16:00:00'])
})

test('予約は次の開庁日から。金曜の夜なら月曜、仕事納めの日なら年明け', () => {
  const bookable = { noticeDays: 1, horizonDays: 30 }
  expect(bookableDays(bookable, day('2026-12-04'), ward).from).toEqual(day('2026-12-07'))
  expect(bookableDays(bookable, day('2026-12-28'), ward).from).toEqual(day('2027-01-04'))
  expect(bookableDays(bookable, day('2026-12-04'), ward).to).toEqual(day('2027-01-03'))
})

test('どの日でも、予約できる最初の日は今日より後の開庁日', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 1, max: 5 }), (days, noticeDays) => {
      const today = day('2026-01-01').add({ days })
      const { from } = bookableDays({ noticeDays, horizonDays: 30 }, today, ward)
      expect(ward.isOpen(from)).toBe(true)
      expect(Temporal.PlainDate.compare(from, today)).toBe(1)
    }),
    { numRuns: 200 },
  )
})
