import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { expect, test } from 'vitest'
import type { CalendarEntry } from './domain/entry.ts'
import { uidOf, writeCalendar } from './write-calendar.ts'

const second = (at: Temporal.Instant) => at.round({ smallestUnit: 'second', roundingMode: 'floor' })
const instant = fc
  .integer({ min: 1_790_000_000, max: 1_900_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
// What people write: line ends, commas, semicolons, backslashes, characters of two units.
const words = fc
  .array(fc.constantFrom('第一会議室', '，', ',', ';', '\\', '"', ' ', '𠮷', '髙', '👩‍👧', 'Hall', ':', 'é'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => `ホール${parts.join('')}室`)
const entry: fc.Arbitrary<CalendarEntry> = fc
  .record({
    id: fc.uuid(),
    sequence: fc.integer({ min: 0, max: 1_000_000 }),
    day: fc.integer({ min: 0, max: 3000 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days })),
    starts: fc.integer({ min: 0, max: 1430 }),
    minutes: fc.integer({ min: 5, max: 1000 }),
    isCancelled: fc.boolean(),
    summary: words,
    location: words,
    description: fc.tuple(words, words).map(([one, two]) => `${one}\n${two}`),
    point: fc.constantFrom(null, [35.7355, 139.6517] as const),
    createdAt: instant,
    changedAt: instant,
  })
  .map(({ starts, minutes, ...rest }) => {
    const ends = Math.min(starts + minutes, 1439)
    const time = (minute: number) => new Temporal.PlainTime(Math.trunc(minute / 60), minute % 60)
    return { ...rest, starts: time(starts), ends: time(ends), url: `https://example.jp/reservations/${rest.id}` }
  })

const instantOf = ({ day }: CalendarEntry, time: Temporal.PlainTime) =>
  day.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: time }).toInstant()

test('どのような予約を書いても、別の2つのプログラムが同じ時刻・場所・状態を読む', () => {
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 4, selector: ({ id }) => id }), (entries) => {
      const text = writeCalendar('施設の予約', entries)
      expect(text).toBe(writeCalendar('施設の予約', entries))
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      // RFC 5545 3.6: what is said of the calendar stands before its parts.
      expect(text.split('BEGIN:VTIMEZONE')[0]).toContain('X-PUBLISHED-TTL')
      const read = new Map(
        new ICAL.Component(ICAL.parse(text))
          .getAllSubcomponents('vevent')
          .map((one) => new ICAL.Event(one))
          .map((one) => [one.uid, one]),
      )
      const other = nodeIcal.sync.parseICS(text)
      expect(read.size).toBe(entries.length)
      for (const one of entries) {
        const found = read.get(uidOf(one.id))
        const starts = instantOf(one, one.starts).epochMilliseconds
        const ends = instantOf(one, one.ends).epochMilliseconds
        expect(found?.startDate.toJSDate().getTime()).toBe(starts)
        expect(found?.endDate.toJSDate().getTime()).toBe(ends)
        expect(found?.sequence).toBe(one.sequence)
        expect([found?.summary, found?.location, found?.description]).toEqual([
          one.summary,
          one.location,
          one.description,
        ])
        const status = one.isCancelled ? 'CANCELLED' : 'CONFIRMED'
        expect(found?.component.getFirstPropertyValue('status')).toBe(status)
        const stamp = found?.component.getFirstPropertyValue('dtstamp')
        expect(stamp instanceof ICAL.Time && stamp.toJSDate().getTime()).toBe(second(one.changedAt).epochMilliseconds)
        const event = other[uidOf(one.id)]
        expect(event).toMatchObject({ type: 'VEVENT', status, summary: one.summary })
        if (event?.type !== 'VEVENT') continue
        expect([event.start.getTime(), event.end?.getTime()]).toEqual([starts, ends])
      }
    }),
    { numRuns: 60 },
  )
})
