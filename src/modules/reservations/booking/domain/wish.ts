import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { QuotaUse } from '../../rules/index.ts'

export type ReservationId = Id<'reservation'>
export type Noise = 'quiet' | 'ordinary' | 'loud'
export type Channel = 'web' | 'api' | 'counter' | 'phone' | 'import'

/** When the fee is paid: before the hold ends, by a day, at the facility; or there is none. */
export type Pays = 'nothing' | 'now' | 'later' | 'on-site'

/** A place at a time, with everything that has to be free for it. Local wall time of the ward. */
export type PlaceWish = {
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  noise: Noise
  equipment: readonly { id: number; pieces: number }[]
  quotas: readonly Omit<QuotaUse, 'says'>[]
}

export type ReservationWish = PlaceWish & {
  /** Missing: 公用, or a use of somebody without a registration. */
  registrantId?: RegistrantId
  /** Missing: by whether there is a registrant. */
  kind?: 'use' | 'official'
  by: { personId: PersonId } | { staffId: StaffId } | undefined
  channel: Channel
  blocks: readonly number[]
  weight: number
  activity: string
  attendees?: number
  purpose?: string
  price: unknown
  amount: Yen
  pays: Pays
  payUntil?: Temporal.Instant
  /** Held until then; missing: confirmed at once. */
  heldUntil?: Temporal.Instant
  at: Temporal.Instant
}

/** Why a place cannot be had: somebody is there, the neighbours, too few pieces, or a quota is used up. */
export type Refusal =
  | { refused: 'taken' }
  | { refused: 'noise' }
  | { refused: 'equipment'; equipment: number; left: number }
  | { refused: 'quota'; rule: string; limit: number; used: number }
