import type { PersonId } from '#platform/ids/index.ts'
import { type DigestHour, digestDue } from './digest.ts'
import { type WakingHours, nextAllowed } from './hours.ts'

/** What is known of somebody when a chunk is about to leave. */
export type LateFacts = {
  personId: PersonId
  /** Where this channel reaches them now; null: nowhere. */
  address: string | null
  hasLeft: boolean
  isBlocked: boolean
  /** Stopped what the law does not require, or does not want chosen topics on this channel. */
  hasOptedOut: boolean
  /** Has taken the topic back. */
  hasUnchosen: boolean
  /** 支援措置, asked only where the register told who is addressed. */
  isProtected: boolean
  /** Why the message that is being corrected did not reach them; null: it did, or nothing is corrected. */
  missedBefore: string | null
  frequency: 'at-once' | 'daily' | 'weekly'
  /** Their own hours. */
  hours: WakingHours | null
  /** Ordinary messages to many that they had today and since Monday. */
  today: number
  week: number
}

export type SendingRules = {
  channel: 'line' | 'push' | 'mail' | 'letter'
  isEmergency: boolean
  isStatutory: boolean
  isCorrection: boolean
  now: Temporal.Instant
  expiresAt: Temporal.Instant
  /** WakingHours in which the office tells people things. */
  hours: WakingHours
  cap: { perDay: number; perWeek: number }
  digest: DigestHour
}

export type Verdict =
  | { kind: 'send' }
  | { kind: 'later'; at: Temporal.Instant }
  /** `digestAt`: they read of it then. */
  | { kind: 'left-out'; reason: string; digestAt?: Temporal.Instant }

/** Whether somebody is to be told now, by this channel. The order says which reason is named. */
export function judge(facts: LateFacts, rules: SendingRules): Verdict {
  const { isEmergency, isStatutory, isCorrection } = rules
  if (facts.hasLeft) return leftOut('left')
  if (rules.channel !== 'letter' && facts.address === null) return leftOut('contact-ended')
  if (facts.isBlocked) return leftOut('blocked')
  if (facts.isProtected) return leftOut('protected')
  if (facts.missedBefore !== null) return missedBefore(facts, rules)
  // Who was told something wrong is told so, also on the day on which they stopped such messages.
  if (!isStatutory && !isCorrection) {
    if (facts.hasOptedOut) return leftOut('opted-out')
    if (facts.hasUnchosen) return leftOut('unchosen')
  }
  if (rules.channel === 'letter' || isEmergency) return { kind: 'send' }
  if (!isStatutory && !isCorrection) {
    if (facts.frequency !== 'at-once') return intoDigest('digest', facts.frequency, rules)
    if (facts.today >= rules.cap.perDay || facts.week >= rules.cap.perWeek) return intoDigest('cap', 'daily', rules)
  }
  return whenAllowed(facts.hours ?? rules.hours, rules)
}

/** The verdict on everybody who is reached, willing and without wishes of their own. */
export function judgeUsual(rules: SendingRules): Verdict {
  if (rules.channel === 'letter' || rules.isEmergency) return { kind: 'send' }
  return whenAllowed(rules.hours, rules)
}

function whenAllowed(hours: WakingHours, { now, expiresAt }: SendingRules): Verdict {
  const at = nextAllowed(hours, now)
  if (at.equals(now)) return { kind: 'send' }
  return Temporal.Instant.compare(at, expiresAt) < 0 ? { kind: 'later', at } : leftOut('expired')
}

const leftOut = (reason: string): Verdict => ({ kind: 'left-out', reason })

const intoDigest = (reason: string, frequency: 'daily' | 'weekly', { digest, now }: SendingRules): Verdict => ({
  kind: 'left-out',
  reason,
  digestAt: digestDue(frequency, digest, now),
})

/** A correction follows the first message: into the digest where that waits or was read, and to nobody who never had it. */
function missedBefore({ missedBefore, frequency }: LateFacts, rules: SendingRules): Verdict {
  return missedBefore === 'digest' || missedBefore === 'cap'
    ? intoDigest(missedBefore, frequency === 'weekly' ? 'weekly' : 'daily', rules)
    : leftOut('not-told')
}
