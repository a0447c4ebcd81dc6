/** Pauses before something of the portal is tried again: half a minute, doubled each time, an hour at most. */
export const retryAfter = (tries: number): Temporal.Duration =>
  Temporal.Duration.from({ seconds: Math.min(30 * 2 ** Math.min(tries, 20), 3600) })
