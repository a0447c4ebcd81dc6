/** Business time. Leases, sessions, tokens and audit use real time instead. */
export type Clock = {
  /** The instant the office lives in; in the demo moved by the shared offset. */
  now(): Temporal.Instant
  /** Today's date in Asia/Tokyo. */
  today(): Temporal.PlainDate
}

export const wardTimeZone = 'Asia/Tokyo'

const clockOf = (now: () => Temporal.Instant): Clock => ({
  now,
  today: () => now().toZonedDateTimeISO(wardTimeZone).toPlainDate(),
})

/** Real time plus an offset that may change while running. */
export const systemClock = (offset: () => Temporal.Duration = () => new Temporal.Duration()): Clock =>
  clockOf(() => Temporal.Now.instant().add(offset()))

/** A clock that stands still, for tests; `2026-12-02T10:00:00+09:00`. */
export const fixedClock = (at: string): Clock => {
  const instant = Temporal.Instant.from(at)
  return clockOf(() => instant)
}
