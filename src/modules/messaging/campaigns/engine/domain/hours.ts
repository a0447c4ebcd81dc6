import { wardTimeZone } from '#platform/time/index.ts'

/** WakingHours in which messages may come: from … until, over midnight where `from` is later. */
export type WakingHours = { from: Temporal.PlainTime; until: Temporal.PlainTime }

/** When the next message may come: now, or when the hours begin. */
export function nextAllowed(hours: WakingHours, now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(wardTimeZone)
  if (isWithin(hours, here.toPlainTime())) return now
  const today = here.toPlainDate().toZonedDateTime({ timeZone: wardTimeZone, plainTime: hours.from })
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 })
  return next.toInstant()
}

function isWithin({ from, until }: WakingHours, time: Temporal.PlainTime): boolean {
  const isAfterStart = Temporal.PlainTime.compare(time, from) >= 0
  const isBeforeEnd = Temporal.PlainTime.compare(time, until) < 0
  return Temporal.PlainTime.compare(from, until) < 0 ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd
}
