import type { Id } from '#platform/ids/index.ts'
import { timesYen, type Yen } from '#platform/money/index.ts'
import { holds, type RuleContext } from '../domain/definition/condition.ts'
import type { ChargeRule } from '../domain/definition/law.ts'

export type ChargeId = Id<'charge'>

/** asked ─paid▶ paid ─(counter) ready▶ ready ─hand▶ handed · asked ─▶ cancelled. Nothing goes out before it is paid. */
export type ChargeState = 'asked' | 'paid' | 'ready' | 'handed' | 'cancelled'

/** `not_wanted`: the applicant; `not_paid`, `mistake`: the office. */
export const cancelReasons = ['not_wanted', 'not_paid', 'mistake'] as const
export type CancelReason = (typeof cancelReasons)[number]

export const handingWays = ['post', 'counter', 'electronic'] as const
export type HandingWay = (typeof handingWays)[number]

/** One line of the bill; `fee` is a key of the profile, from which the amount came. */
export type ChargeLine = {
  fee: string
  label: string
  unit: Yen
  count: number
  amount: Yen
  account: 'fee' | 'postage'
  revenueItem?: string
}

type Moments = Record<'paidAt' | 'readyAt' | 'handedAt' | 'cancelledAt', Temporal.Instant | null>

export function stateOfCharge({ paidAt, readyAt, handedAt, cancelledAt }: Moments): ChargeState {
  if (cancelledAt) return 'cancelled'
  if (handedAt) return 'handed'
  if (readyAt) return 'ready'
  return paidAt ? 'paid' : 'asked'
}

type PriceOf = (fee: string) => { amount: Yen; revenueItem?: string | undefined }

/** The bill for so many of each fee of the rule; fees that are not counted are left out. */
export function linesOfCharge(
  { lines }: ChargeRule,
  counts: Readonly<Record<string, number>>,
  priceOf: PriceOf,
  labelOf: (line: ChargeRule['lines'][number]) => string,
): ChargeLine[] {
  return lines.flatMap((line) => {
    const count = counts[line.fee] ?? 0
    if (count <= 0) return []
    const { amount: unit, revenueItem } = priceOf(line.fee)
    return [
      {
        fee: line.fee,
        label: labelOf(line),
        unit,
        count,
        amount: timesYen(unit, count),
        account: line.account,
        ...(revenueItem && { revenueItem }),
      },
    ]
  })
}

/** How it was asked to be handed over; by post where no way fits the answers. */
export const wayOf = ({ ways }: ChargeRule, context: RuleContext): HandingWay =>
  ways.find(({ when }) => holds(when, context))?.way ?? 'post'
