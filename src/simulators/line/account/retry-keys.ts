import { boundedMap } from '../../world/bounded-map.ts'
import type { SentMessage } from './phones.ts'

export type Accepted = { requestId: string; at: Temporal.Instant; sentMessages?: SentMessage[] }

/** Accepted keys of the last 24 hours by the ward's clock, 100,000 at most. Later the same key is a new request. */
export const createRetryKeys = () => {
  const keys = boundedMap<string, Accepted>(100_000)
  return {
    accepted: (key: string, now: Temporal.Instant): Accepted | undefined => {
      const known = keys.get(key.toLowerCase())
      return known && Temporal.Instant.compare(now, known.at.add({ hours: 24 })) < 0 ? known : undefined
    },
    accept: (key: string, accepted: Accepted): void => void keys.set(key.toLowerCase(), accepted),
  }
}
