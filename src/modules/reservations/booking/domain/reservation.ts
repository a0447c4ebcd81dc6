import { formatReceiptNumber, parseReceiptNumber, type PersonId, type ReceiptNumber } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { reiwaYear, wardDate, wardTimeZone } from '#platform/time/index.ts'
import type { PriceLine } from '../../rules/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { Channel, Noise, Pays, ReservationId } from './wish.ts'

/** 仮押さえ, 承認, 利用中, 利用済み; then how it ended without a use. */
export const reservationStates = [
  'held',
  'confirmed',
  'in_use',
  'done',
  'expired',
  'lapsed',
  'cancelled',
  'called_off',
  'revoked',
  'no_show',
] as const
export type ReservationState = (typeof reservationStates)[number]

/** 予約: a place at a time, for one registrant, or for the office itself (公用). */
export type Reservation = {
  id: ReservationId
  number: ReceiptNumber
  /** Missing: 公用, or somebody without a registration. */
  registrantId?: RegistrantId
  madeBy?: PersonId
  channel: Channel
  /** `official`: 公用. */
  kind: 'use' | 'official'
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** Numbers of the pattern's blocks; none for free times. */
  blocks: readonly number[]
  weight: number
  /** Key of the profile. */
  activity: string
  noise: Noise
  attendees?: number
  purpose?: string
  state: ReservationState
  heldUntil?: Temporal.Instant
  /** As it was when the place was taken or last changed. */
  price: readonly PriceLine[]
  amount: Yen
  pays: Pays
  payUntil?: Temporal.Instant
  approvedAt?: Temporal.Instant
  /** RFC 5545 SEQUENCE. */
  sequence: number
  createdAt: Temporal.Instant
}

/** Whether it has a place. */
export const holdsPlace = (state: ReservationState): boolean => ['held', 'confirmed', 'in_use'].includes(state)

export const beginsAt = ({ day, starts }: Pick<Reservation, 'day' | 'starts'>): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: starts }).toInstant()

export const endsAt = ({ day, ends }: Pick<Reservation, 'day' | 'ends'>): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: ends }).toInstant()

// Beside the letter of receipt numbers, so that a number says what it is of.
const letter = 'R'

export const reservationNumber = (serial: number, createdAt: Temporal.Instant): ReceiptNumber =>
  formatReceiptNumber(letter, reiwaYear(wardDate(createdAt)), serial)

/** The serial in a number as it was typed; `undefined` when a digit must be wrong or it is of something else. */
export function serialOf(typed: string): number | undefined {
  const number = parseReceiptNumber(typed)
  if (!number?.startsWith(letter)) return undefined
  return Number(number.split('-').slice(1, 3).join(''))
}
