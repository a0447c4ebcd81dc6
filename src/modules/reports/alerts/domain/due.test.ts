import { expect, test } from 'vitest'
import { dueAt } from './due.ts'

const at = (text: string) => Temporal.Instant.from(text)
const due = (rhythm: 'each' | 'daily' | 'weekly', now: string) =>
  dueAt(rhythm, at(now)).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString({ smallestUnit: 'minute' })

test('毎朝のまとめは、次の8時に届く', () => {
  expect(due('daily', '2026-12-02T07:59:59+09:00')).toBe('2026-12-02T08:00')
  expect(due('daily', '2026-12-02T08:00:00+09:00')).toBe('2026-12-03T08:00')
  expect(due('daily', '2026-12-31T20:00:00+09:00')).toBe('2027-01-01T08:00')
})

test('週のまとめは、次の月曜の8時に届く', () => {
  expect(due('weekly', '2026-12-02T10:00:00+09:00')).toBe('2026-12-07T08:00')
  expect(due('weekly', '2026-12-07T07:00:00+09:00')).toBe('2026-12-07T08:00')
  expect(due('weekly', '2026-12-07T08:00:00+09:00')).toBe('2026-12-14T08:00')
})

test('1件ずつは、すぐに届く', () => {
  expect(dueAt('each', at('2026-12-02T10:00:00+09:00')).toString()).toBe('2026-12-02T01:00:00Z')
})
