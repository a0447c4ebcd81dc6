import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wardCalendar } from '#platform/time/index.ts'
import type { Definition } from '../definition/definition.ts'
import { lastDayOf } from './limit.ts'

const calendar = wardCalendar({
  calendar: JSON.parse(readFileSync(new URL('../../../../../profiles/nerima/calendar.json', import.meta.url), 'utf8')),
})
const says = { ja: '', easy: '', en: '' }
type Limit = NonNullable<Definition['limit']>
const limit = (change: Partial<Limit>): Limit => ({
  days: 14,
  unit: 'calendar-days',
  from: 'moved-on',
  counts: 'day-after',
  says,
  source: '見本',
  confirmed: false,
  ...change,
})
const last = (change: Partial<Limit>, from: Temporal.PlainDate) => {
  const day = lastDayOf({ limit: limit(change) }, { 'moved-on': from.toString() }, calendar)
  if (!day) throw new Error('no last day')
  return day
}
const anyDay = fc.integer({ min: 0, max: 2000 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }))
const anyDays = fc.integer({ min: 1, max: 90 })
const holds = (rule: (from: Temporal.PlainDate, days: number) => void) =>
  fc.assert(fc.property(anyDay, anyDays, rule), { numRuns: 200 })

/** Closed from the one to the day before the other. */
const allClosed = (from: Temporal.PlainDate, until: Temporal.PlainDate) => {
  for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 }))
    if (calendar.isOpen(day)) return false
  return true
}

describe('法律の期限', () => {
  test('どの数え方でも、最後の日は開庁日で、起算日より前にならない', () => {
    holds((from, days) => {
      for (const unit of ['calendar-days', 'open-days'] as const)
        for (const counts of ['day-after', 'same-day'] as const)
          for (const special of [undefined, 'month-end'] as const) {
            const day = last({ days, unit, counts, ...(special && { special }) }, from)
            expect(calendar.isOpen(day)).toBe(true)
            expect(Temporal.PlainDate.compare(day, from)).toBeGreaterThanOrEqual(0)
          }
    })
  })

  test('翌日から数える暦日は、日数のあとの最初の開庁日で、早すぎも遅すぎもしない', () => {
    holds((from, days) => {
      const end = from.add({ days })
      const day = last({ days }, from)
      expect(Temporal.PlainDate.compare(day, end)).toBeGreaterThanOrEqual(0)
      expect(allClosed(end, day)).toBe(true)
    })
  })

  test('当日から数えると、翌日から一日少なく数えるのと同じ日になる', () => {
    holds((from, days) => {
      const sameDay = last({ days: days + 1, counts: 'same-day' }, from)
      expect(sameDay.toString()).toBe(last({ days }, from).toString())
    })
  })

  test('開庁日で数えると、起算日の翌日から最後の日までの開庁日が、ちょうどその日数である', () => {
    holds((from, days) => {
      const day = last({ days, unit: 'open-days' }, from)
      let open = 0
      for (let one = from.add({ days: 1 }); Temporal.PlainDate.compare(one, day) <= 0; one = one.add({ days: 1 }))
        if (calendar.isOpen(one)) open += 1
      expect(open).toBe(days)
    })
  })

  test('月末までの期限は、数えた日の月の末日で、閉庁日なら次の開庁日になる', () => {
    holds((from, days) => {
      const end = from.add({ days })
      const monthEnd = end.with({ day: end.daysInMonth })
      const day = last({ days, special: 'month-end' }, from)
      expect(Temporal.PlainDate.compare(day, monthEnd)).toBeGreaterThanOrEqual(0)
      expect(allClosed(monthEnd, day)).toBe(true)
    })
  })

  test('日数が増えて、期限が早まることはない', () => {
    holds((from, days) => {
      for (const unit of ['calendar-days', 'open-days'] as const)
        expect(
          Temporal.PlainDate.compare(last({ days: days + 1, unit }, from), last({ days, unit }, from)),
        ).toBeGreaterThanOrEqual(0)
    })
  })

  test('年末年始にかかる期限は、仕事始めの日になる', () => {
    expect(last({ days: 14 }, Temporal.PlainDate.from('2026-12-16')).toString()).toBe('2027-01-04')
  })
})
