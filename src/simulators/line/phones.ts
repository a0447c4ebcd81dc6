import { boundedMap } from '../world/bounded-map.ts'
import type { LineMessage } from './messages.ts'

export type SentMessage = { id: string; quoteToken: string }

export type Talk = { at: Temporal.Instant; message: LineMessage; id: string }

/** How LINE behaves next: both faults happen after the message was accepted, the hard case for a sender. */
export type LineFault = 'none' | 'error' | 'timeout'

/** Everybody's phone: the talk with the ward's account, and whether she blocked it. */
export type Phones = {
  talkOf(userId: string): readonly Talk[]
  deliver(userId: string, talk: Talk): void
  blocked: Set<string>
  fault: LineFault
}

const remembered = 100

export const createPhones = (): Phones => {
  const talks = boundedMap<string, Talk[]>(1_000)
  return {
    talkOf: (userId) => talks.get(userId) ?? [],
    deliver: (userId, talk) => {
      talks.set(userId, [...(talks.get(userId) ?? []), talk].slice(-remembered))
    },
    blocked: new Set(),
    fault: 'none',
  }
}
