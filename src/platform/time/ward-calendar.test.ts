import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fiscalYear, wardCalendar } from './index.ts'

const yearEnd = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']
const calendar = wardCalendar({ calendar: { yearEnd, closedWeekdays: [6, 7], extraClosed: [], extraOpen: [] } })
const day = (text: string) => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 18_000 }).map((days) => day('2000-01-01').add({ days }))

describe('開庁日', () => {
  test('土曜、日曜、祝日、年末年始は閉まる', () => {
    for (const closed of ['2026-12-05', '2026-12-06', '2026-11-23', '2026-12-29', '2027-01-03', '2027-03-22']) {
      expect(calendar.isOpen(day(closed)), closed).toBe(false)
    }
    for (const open of ['2026-12-02', '2026-12-28', '2027-01-04']) expect(calendar.isOpen(day(open)), open).toBe(true)
  })

  test('12月28日の翌開庁日は1月4日である', () => {
    expect(calendar.addBusinessDays(day('2026-12-28'), 1).toString()).toBe('2027-01-04')
  })

  test('初日は数えない。火曜から3開庁日は、祝日があれば一日延びる', () => {
    expect(calendar.addBusinessDays(day('2026-12-01'), 3).toString()).toBe('2026-12-04')
    expect(calendar.addBusinessDays(day('2026-11-20'), 1).toString()).toBe('2026-11-24')
  })

  test('期限が閉庁日なら、次の開庁日になる', () => {
    expect(calendar.nextOpenDay(day('2026-12-05')).toString()).toBe('2026-12-07')
    expect(calendar.nextOpenDay(day('2026-12-07')).toString()).toBe('2026-12-07')
  })

  test('臨時の開庁と閉庁は、法律の休日より強い', () => {
    const special = wardCalendar({
      calendar: { yearEnd, closedWeekdays: [6, 7], extraClosed: ['2026-12-02'], extraOpen: ['2026-12-06'] },
    })
    expect(special.isOpen(day('2026-12-02'))).toBe(false)
    expect(special.isOpen(day('2026-12-06'))).toBe(true)
  })

  test('開庁日をn日、続けてm日足すと、n+m日足したのと同じ', () => {
    const count = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(anyDay, count, count, (date, n, m) => {
        const twice = calendar.addBusinessDays(calendar.addBusinessDays(date, n), m)
        return twice.equals(calendar.addBusinessDays(date, n + m)) && calendar.isOpen(twice)
      }),
      { numRuns: 60 },
    )
  })

  test('一年じゅう閉まる暦では、止まらずに誤りを告げる', () => {
    const closed = wardCalendar({
      calendar: { yearEnd, closedWeekdays: [1, 2, 3, 4, 5, 6, 7], extraClosed: [], extraOpen: [] },
    })
    expect(() => closed.nextOpenDay(day('2026-12-02'))).toThrow(RangeError)
  })
})

describe('会計年度', () => {
  test('3月31日までは前の年度である', () => {
    expect(fiscalYear(day('2027-03-31'))).toBe(2026)
    expect(fiscalYear(day('2027-04-01'))).toBe(2027)
  })
})
