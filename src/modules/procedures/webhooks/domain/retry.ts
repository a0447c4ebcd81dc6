const minutes = [1, 5, 15, 60, 180, 360]

/** How long something is tried again. */
export const hoursTried = 72

/** The pause after this many tries: a minute at first, then longer, half a day at most. */
export const pauseAfter = (tries: number): Temporal.Duration =>
  Temporal.Duration.from({ minutes: minutes[tries - 1] ?? 720 })

const enoughFailures = 10
const longEnough = { hours: 24 }

/** Nothing has got through for a day and ten tries: whoever keeps it has to look. */
export const isFailing = (failures: number, since: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  failures >= enoughFailures && since !== null && Temporal.Instant.compare(since.add(longEnough), now) <= 0
