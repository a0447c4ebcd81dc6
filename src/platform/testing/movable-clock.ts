import { type Clock, fixedClock } from '#platform/time/index.ts'

/** A clock that stands still until it is set. */
export function movableClock(at: string): Clock & { setNow(at: string): void } {
  let clock = fixedClock(at)
  return {
    now: () => clock.now(),
    today: () => clock.today(),
    setNow(next) {
      clock = fixedClock(next)
    },
  }
}
