/** The next whole number from 0 up to but without `below`. */
export type Random = (below: number) => number

/**
 * Numbers of one household: they depend on the seed and the household alone, so that a bigger ward begins with the
 * same people. mulberry32 by Tommy Ettinger (public domain): small, and the same on every machine.
 */
export function randomOf(seed: number, household: number): Random {
  let state = mix(mix(seed >>> 0) ^ Math.imul(household + 1, 0x9e3779b1))
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** A whole number scattered over 32 bits (the finaliser of MurmurHash3, public domain). */
export function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Happens in `perTenThousand` of 10,000 cases. */
export const happens = (perTenThousand: number, next: Random): boolean => next(10_000) < perTenThousand

/** `least` to `most`, both included. */
export const between = (least: number, most: number, next: Random): number => least + next(most - least + 1)

export function pick<T>(from: readonly T[], next: Random): T {
  const found = from[next(from.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** A draw among `things`, each as often as its weight says. */
export function weighted<T>(things: readonly (readonly [thing: T, weight: number])[]): (next: Random) => T {
  let sum = 0
  const ends = things.map(([, weight]) => (sum += weight))
  const steps = 1_000_000
  return (next) => {
    const point = ((next(steps) + 0.5) / steps) * sum
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) > point) high = middle
      else low = middle + 1
    }
    const [found] = things[low] ?? []
    if (found === undefined) throw new RangeError('nothing to draw from')
    return found
  }
}
