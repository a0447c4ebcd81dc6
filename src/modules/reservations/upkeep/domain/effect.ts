import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

/** Why a standing reservation is hit by a change. */
export type HitWhy = 'no-block' | 'closed' | 'dearer' | 'cheaper'

export type Hit = {
  id: ReservationId
  number: ReceiptNumber
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  why: HitWhy
  /** Yen, as the rules of now and the changed ones count the same use. */
  now?: number
  later?: number
}

/** A limit of the changed rules that standing reservations of one entity are over. */
export type OverQuota = { entity: string; rule: string; period: string; used: number; limit: number }

/** What a change would meet if it took effect now. */
export type Effect = {
  /** Standing reservations of its places and days. */
  looked: number
  hits: Readonly<Record<HitWhy, number>>
  /** Sums of those that are counted: by the rules of now, and by the changed ones. */
  sums: { now: number; later: number }
  /** Reservations whose price was not counted: too many groups, or no block of now. */
  uncounted: number
  over: readonly OverQuota[]
  listed: readonly Hit[]
  /** All that no longer fit or would be closed. */
  ids: readonly ReservationId[]
  /** Says the same as long as neither places and rules nor the reservations it looked at have changed. */
  seal: string
}

/** Reception and deadlines of one day of use, as sentences. */
export type StageSample = { day: string; now: readonly string[]; later: readonly string[] }
