import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterOutages, type Outage } from './outages.ts'
import { wardCalendar } from './ward-calendar.ts'

const calendar = wardCalendar({
  calendar: {
    yearEnd: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
    closedWeekdays: [6, 7],
    extraClosed: [],
    extraOpen: [],
  },
})
const day = (text: string) => Temporal.PlainDate.from(text)
const outage = (from: string, to: string): Outage => ({
  beganAt: Temporal.Instant.from(`${from}+09:00`),
  endedAt: Temporal.Instant.from(`${to}+09:00`),
})

describe('こちらの障害で使えなかったときの期限', () => {
  test.each([
    [
      '期限の日の夜に止まれば、次の開庁日まで',
      '2026-12-02',
      [outage('2026-12-02T23:10', '2026-12-02T23:40')],
      '2026-12-03',
    ],
    [
      '金曜から日曜まで止まれば、月曜まで',
      '2026-12-04',
      [outage('2026-12-04T18:00', '2026-12-06T09:00')],
      '2026-12-07',
    ],
    [
      '期限の前の日に直っていれば、そのまま',
      '2026-12-03',
      [outage('2026-12-02T01:00', '2026-12-02T23:59')],
      '2026-12-03',
    ],
    [
      '期限の日の午前0時ちょうどに直れば、そのまま',
      '2026-12-03',
      [outage('2026-12-02T22:00', '2026-12-03T00:00')],
      '2026-12-03',
    ],
    ['期限のあとに止まっても、そのまま', '2026-12-02', [outage('2026-12-03T00:00', '2026-12-03T09:00')], '2026-12-02'],
    [
      '仕事納めの日に止まれば、仕事始めの日まで',
      '2026-12-28',
      [outage('2026-12-28T12:00', '2026-12-28T13:00')],
      '2027-01-04',
    ],
    [
      '延びた日にまた止まれば、さらに次の開庁日まで',
      '2026-12-02',
      [outage('2026-12-03T20:00', '2026-12-03T21:00'), outage('2026-12-02T20:00', '2026-12-02T21:00')],
      '2026-12-04',
    ],
  ])('%s', (_, lastDay, outages, expected) => {
    expect(afterOutages(day(lastDay), outages, calendar).toString()).toBe(expected)
  })

  test('早まることはなく、止まっていた日や閉庁日で終わることもない', () => {
    const anyOutage = fc
      .record({ hour: fc.integer({ min: 0, max: 24 * 60 }), hours: fc.integer({ min: 1, max: 24 * 9 }) })
      .map(({ hour, hours }) => {
        const beganAt = Temporal.Instant.from('2026-11-01T00:00+09:00').add({ hours: hour })
        return { beganAt, endedAt: beganAt.add({ hours }) }
      })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.array(anyOutage, { maxLength: 4 }), (days, outages) => {
        const lastDay = day('2026-11-01').add({ days })
        const counted = afterOutages(lastDay, outages, calendar)
        expect(Temporal.PlainDate.compare(counted, lastDay)).toBeGreaterThanOrEqual(0)
        const isMoved = !counted.equals(lastDay)
        if (isMoved) expect(calendar.isOpen(counted)).toBe(true)
        const start = counted.toZonedDateTime('Asia/Tokyo').toInstant()
        const end = counted.add({ days: 1 }).toZonedDateTime('Asia/Tokyo').toInstant()
        const isHit = outages.some(
          ({ beganAt, endedAt }) =>
            Temporal.Instant.compare(beganAt, end) < 0 && Temporal.Instant.compare(endedAt, start) > 0,
        )
        expect(isHit).toBe(false)
      }),
    )
  })
})
