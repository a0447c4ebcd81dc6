import ical, { ICalEventStatus } from 'ical-generator'
import { href, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { Details } from '../../domain/details.ts'
import { readingTexts } from '../text/index.ts'

/** What a calendar needs to know of an event. */
export type CalendarEvent = {
  pageId: string
  slug: string
  title: string
  summary: string
  details: Details
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  firstPublishedAt: Temporal.Instant
  publishedAt: Temporal.Instant
}

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

/** An iCalendar file (RFC 5545). The same events give the same bytes: stamps are the moments of publishing. */
export function writeEventCalendar(house: House, lang: Lang, events: readonly CalendarEvent[]): string {
  const say = (text: string) => withoutReadings(text, house.profile.words[lang])
  const calendar = ical({
    name: `${house.profile.name} ${say(readingTexts(lang).events.title)}`,
    prodId: { company: 'madoguchi', product: 'pages', language: lang === 'en' ? 'EN' : 'JA' },
    ttl: hourly,
  })
  for (const event of events) {
    const { startsAt, endsAt, details } = event
    if (!startsAt || !endsAt) continue
    calendar.createEvent({
      // The same for an event for ever, under whatever address this house stands.
      id: `${event.pageId}@pages.madoguchi`,
      start: startsAt.toZonedDateTimeISO(wardTimeZone),
      end: endsAt.toZonedDateTimeISO(wardTimeZone),
      timezone: wardTimeZone,
      stamp: event.publishedAt,
      created: event.firstPublishedAt,
      lastModified: event.publishedAt,
      summary: say(event.title),
      description: [event.summary, details.event?.apply ?? ''].map(say).filter(Boolean).join('\n'),
      ...(details.event && { location: { title: say(details.event.place) } }),
      url: `${house.config.publicUrl}${href(lang, `/pages/${event.slug}`)}`,
      status: ICalEventStatus.CONFIRMED,
    })
  }
  // Not by the library: a zone of the calendar makes it write stamps, which RFC 5545 wants in UTC, in local time.
  return calendar.toString().replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`)
}
