import { wardDate, wardTimeZone } from '#platform/time/index.ts'
import type { CampaignContent } from './campaign.ts'

/** Hours of the day, as 「21:00」; over midnight where `from` is later than `until`. */
type QuietHours = { from: string; until: string }

// A week says enough.
const mostShown = 7

/** The spans in which the campaign goes out, half-open; a quiet hour is left out of ordinary ones. */
export function hoursOf(
  { sendAt, expiresAt, urgency }: Pick<CampaignContent, 'sendAt' | 'expiresAt' | 'urgency'>,
  quiet: QuietHours,
): { from: Temporal.Instant; until: Temporal.Instant }[] {
  const [start, end] = [Temporal.Instant.from(sendAt), Temporal.Instant.from(expiresAt)]
  if (urgency === 'emergency') return [{ from: start, until: end }]
  const spans = []
  const at = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  let day = wardDate(start).subtract({ days: 1 })
  for (; spans.length < mostShown && Temporal.Instant.compare(at(day, '00:00'), end) < 0; day = day.add({ days: 1 })) {
    const last = quiet.from > quiet.until ? day : day.add({ days: 1 })
    const from = later(at(day, quiet.until), start)
    const until = earlier(at(last, quiet.from), end)
    if (Temporal.Instant.compare(from, until) < 0) spans.push({ from, until })
  }
  return spans
}

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other
const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other
