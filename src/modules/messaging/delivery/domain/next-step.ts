import type { Outcome } from './outcome.ts'

export type Step =
  | { state: 'sent'; providerId?: string }
  | { state: 'permanent-failure' | 'unknown'; reason: string }
  | { state: 'temporary-failure'; reason: string; retryAfterSeconds: number; isAmbiguous: boolean }

/** What is known when an attempt ends; `elapsed` is real time since the first attempt. */
export type Standing = { attempts: number; isAmbiguous: boolean; elapsed: Temporal.Duration }

/**
 * LINE remembers a retry key for 24 hours from the first attempt; after that the same key is a second message.
 * An hour is kept back. Source: Messaging API, "Retry failed API requests".
 */
export const retryHours = 23

/** The state after an attempt. Never a repetition that the provider could take for something new. */
export function nextStep(standing: Standing, outcome: Outcome): Step {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', ...(outcome.providerId && { providerId: outcome.providerId }) }
    case 'refused':
      return { state: 'permanent-failure', reason: outcome.reason }
    case 'not-now':
    case 'no-answer': {
      const isAmbiguous = standing.isAmbiguous || outcome.kind === 'no-answer'
      const retryAfterSeconds = pauseSeconds(standing.attempts)
      const elapsedAtRetry = standing.elapsed.total('seconds') + retryAfterSeconds
      if (elapsedAtRetry >= retryHours * 3600) return giveUp(isAmbiguous)
      return { state: 'temporary-failure', reason: outcome.reason, retryAfterSeconds, isAmbiguous }
    }
  }
}

/** Too late to try again: a person decides about what may have arrived. */
export const giveUp = (isAmbiguous: boolean): Step =>
  isAmbiguous ? { state: 'unknown', reason: 'no-answer' } : { state: 'permanent-failure', reason: 'gave-up' }

/** 5, 10, 20 … seconds, five minutes at most. */
const pauseSeconds = (attempts: number): number => Math.min(300, 5 * 2 ** Math.min(Math.max(attempts - 1, 0), 10))
