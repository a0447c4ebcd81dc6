import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfQuiet } from './quiet-hours.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+09:00`)
const night = { from: '21:00', until: '08:00' }

describe('夜の静かな時間', () => {
  test.each([
    ['2026-12-02T20:59:59', undefined],
    ['2026-12-02T21:00:00', '2026-12-03T08:00:00'],
    ['2026-12-02T23:59:59', '2026-12-03T08:00:00'],
    ['2026-12-03T00:00:00', '2026-12-03T08:00:00'],
    ['2026-12-03T07:59:59', '2026-12-03T08:00:00'],
    ['2026-12-03T08:00:00', undefined],
    ['2026-12-31T22:00:00', '2027-01-01T08:00:00'],
  ])('%sに送るものは、%sまで待つ', (now, end) => {
    expect(endOfQuiet(at(now), night)?.toString()).toBe(end && at(end).toString())
  })

  test('昼に休む人は、日付をまたがずに待つ', () => {
    const noon = { from: '12:00', until: '13:30' }
    expect(endOfQuiet(at('2026-12-02T12:15:00'), noon)?.toString()).toBe(at('2026-12-02T13:30:00').toString())
    expect(endOfQuiet(at('2026-12-02T11:59:00'), noon)).toBeUndefined()
  })

  test('待った先は、いつも静かな時間の外で、24時間以内である', () => {
    const hour = fc.nat(23).map((one) => `${String(one).padStart(2, '0')}:00`)
    fc.assert(
      fc.property(fc.nat(7 * 1440), hour, hour, (minutes, from, until) => {
        fc.pre(from !== until)
        const now = at('2026-12-28T00:00:00').add({ minutes })
        const end = endOfQuiet(now, { from, until })
        if (!end) return
        expect(endOfQuiet(end, { from, until })).toBeUndefined()
        expect(now.until(end).total('hours')).toBeLessThanOrEqual(24)
        expect(Temporal.Instant.compare(end, now)).toBe(1)
      }),
    )
  })
})
