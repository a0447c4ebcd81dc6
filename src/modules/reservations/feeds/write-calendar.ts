import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { wardTimeZone } from '#platform/time/index.ts'
import type { CalendarEntry } from './domain/entry.ts'

// Japan has had one offset since 1951, so programs that know no zone by its name are told it in full.
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${wardTimeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

const hourly = 3600

/**
 * An iCalendar file (RFC 5545) of these entries. The same entries give the same bytes: its stamps are the moments of the
 * last changes, not the one of writing.
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'madoguchi', product: 'reservations', language: 'JA' },
    ttl: hourly,
  })
  for (const entry of entries) {
    const at = (time: Temporal.PlainTime) => entry.day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: time })
    calendar.createEvent({
      id: uidOf(entry.id),
      sequence: entry.sequence,
      start: at(entry.starts),
      end: at(entry.ends),
      timezone: wardTimeZone,
      stamp: entry.changedAt,
      created: entry.createdAt,
      lastModified: entry.changedAt,
      summary: entry.summary,
      location: {
        title: entry.location,
        ...(entry.point && { geo: { lat: entry.point[0], lon: entry.point[1] } }),
      },
      description: entry.description,
      url: entry.url,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  // Not by the library: a zone of the calendar makes it write stamps, which RFC 5545 wants in UTC, in local time, and
  // puts properties of the calendar after a part of it.
  return calendar.toString().replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`)
}

/** The same for a reservation for ever, under whatever address this house stands. */
export const uidOf = (id: string): string => `${id}@reservations.madoguchi`
