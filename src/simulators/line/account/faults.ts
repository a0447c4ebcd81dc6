import { z } from 'zod'

/**
 * How LINE answers the next sendings. `before`: 500, not taken; `error`: taken, then 500; `timeout`: taken, then silence;
 * `rate`, `concurrency`, `monthly`: the three meanings of 429.
 */
const answers = ['none', 'before', 'error', 'timeout', 'rate', 'concurrency', 'monthly'] as const
const webhookWays = ['normal', 'twice', 'late', 'out-of-order'] as const

export type NextAnswer = (typeof answers)[number]

export type Faults = {
  next: NextAnswer
  /** How many sendings `next` is for. */
  times: number
  outageUntil?: Temporal.Instant
  webhooks: (typeof webhookWays)[number]
  linking: 'ok' | 'failed'
  /** Messages a month. Missing, as in the 地方公共団体プラン: no limit. */
  monthlyLimit?: number
  /** A request to any of them is refused with 400, which does not say whom it is about. */
  refused: Set<string>
  /** Whether people whom nobody of the demo is are friends too: crowds of a measurement. */
  strangersAreFriends: boolean
}

export const noFaults = (): Faults => ({
  next: 'none',
  times: 0,
  webhooks: 'normal',
  linking: 'ok',
  refused: new Set(),
  strangersAreFriends: false,
})

const whole = (most: number) => z.coerce.number().int().min(0).max(most)
const empty = z.literal('').transform(() => undefined)

/** The fields of `POST /line/fault`; what is missing stays as it is. */
export const faultForm = z
  .object({
    fault: z.enum(answers),
    times: whole(100_000),
    outage_minutes: whole(100_000).or(empty),
    webhooks: z.enum(webhookWays),
    linking: z.enum(['ok', 'failed']),
    monthly_limit: whole(1_000_000_000).or(empty),
    refused: z.string().max(4_000),
    strangers: z.enum(['friends', 'unknown']),
  })
  .partial()

export const setFaults = (faults: Faults, form: z.output<typeof faultForm>, now: Temporal.Instant): void => {
  if (form.fault !== undefined) {
    faults.next = form.fault
    faults.times = form.fault === 'none' ? 0 : Math.max(1, form.times ?? 1)
  }
  if (form.outage_minutes !== undefined) faults.outageUntil = now.add({ minutes: form.outage_minutes })
  if (form.webhooks !== undefined) faults.webhooks = form.webhooks
  if (form.linking !== undefined) faults.linking = form.linking
  if ('monthly_limit' in form) {
    if (form.monthly_limit === undefined) delete faults.monthlyLimit
    else faults.monthlyLimit = form.monthly_limit
  }
  if (form.refused !== undefined) faults.refused = new Set(form.refused.split(/[\s,]+/).filter(Boolean))
  if (form.strangers !== undefined) faults.strangersAreFriends = form.strangers === 'friends'
}

export const isOut = (faults: Faults, now: Temporal.Instant): boolean =>
  faults.outageUntil !== undefined && Temporal.Instant.compare(now, faults.outageUntil) < 0

/** What the next sending meets; every sending uses one up. */
export const takeFault = (faults: Faults): NextAnswer => {
  if (faults.times === 0) return 'none'
  const { next } = faults
  faults.times -= 1
  if (faults.times === 0) faults.next = 'none'
  return next
}
