import type { PaymentLine, PaymentPurpose } from '#modules/payments/index.ts'
import type { Id, OrganisationId } from '#platform/ids/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { PriceLine } from '../../rules/index.ts'

export type BillId = Id<'reservation-bill'>
/** Several bills that are paid in one payment. */
export type JointBillId = Id<'joint-bill'>

/** Why a bill is not asked for any more; `taken`: its money came when the place was somebody else's. */
export type BillEnd = 'expired' | 'lapsed' | 'cancelled' | 'replaced' | 'taken'

/** What a reservation costs, or costs more after a change. asked ─▶ paid (─▶ repaid in part or whole) · asked ─▶ ended. */
export type Bill = {
  id: BillId
  reservationId: ReservationId
  kind: 'fee' | 'difference'
  amount: Yen
  lines: readonly PaymentLine[]
  equipment: readonly { id: number; pieces: number }[]
  /** 指定管理者 whose 利用料金 it is; missing: the ward's 使用料. */
  payeeId?: OrganisationId
  /** Of what it is paid with. */
  jointId?: JointBillId
  askedAt: Temporal.Instant
  dueAt?: Temporal.Instant
  waitsUntil?: Temporal.Instant
  paidAt?: Temporal.Instant
  endedAt?: Temporal.Instant
  endedFor?: BillEnd
  repaid: Yen
}

const kind = 'reservations.bill'
export const billKind: string = kind
export const jointKind = 'reservations.joint-bill'
export const purposeOfJoint = (id: JointBillId): PaymentPurpose => ({ kind: jointKind, id })

/** What the payment of a bill is for: itself, or all that are paid together. */
export const purposeOf = ({ id, jointId }: Pick<Bill, 'id' | 'jointId'>): PaymentPurpose =>
  jointId ? purposeOfJoint(jointId) : { kind, id }

export const isOpen = ({ paidAt, endedAt }: Bill): boolean => !paidAt && !endedAt

/** What was paid and has not gone back. */
export const creditOf = (bills: readonly Bill[]): Yen =>
  yen(bills.reduce((sum, { paidAt, amount, repaid }) => (paidAt ? sum + amount - repaid : sum), 0))

// The use of a 公の施設 is taxed. 根拠: 消費税法 第29条、地方税法 第72条の83
const taxPercent = 10

/** The snapshotted price as the payment and its receipt say it; tax is in the amounts (総額表示). */
export function linesOfPrice(
  price: readonly PriceLine[],
  say: (line: PriceLine) => string,
  revenueItem: string | undefined,
): PaymentLine[] {
  return price
    .filter(({ amount }) => amount !== 0)
    .map((line) => ({
      label: say(line),
      ...countOf(line),
      amount: line.amount,
      account: 'fee',
      taxPercent,
      ...(revenueItem && { revenueItem }),
      ...(line.what === 'reduction' && { exemption: line.key ?? 'reduction', ground: line.ground ?? say(line) }),
    }))
}

/** One line for what a change made it dearer. */
export const lineOfDifference = (label: string, amount: Yen, revenueItem: string | undefined): PaymentLine => ({
  label,
  unit: amount,
  count: 1,
  amount,
  account: 'fee',
  taxPercent,
  ...(revenueItem && { revenueItem }),
})

// Parts of an hour make fractions, which no payment counts.
const countOf = ({ unit, count, amount }: PriceLine): { unit: Yen; count: number } =>
  unit !== undefined && count !== undefined && Number.isInteger(count) && count > 0 && unit * count === amount
    ? { unit, count }
    : { unit: amount, count: 1 }

const defaultRemindDays = 3

/** Whole days before the end; `undefined`: the person was told of the end itself later than that. */
export function remindAt(
  { askedAt, dueAt }: { askedAt: Temporal.Instant; dueAt: Temporal.Instant },
  days: number | undefined,
): Temporal.Instant | undefined {
  const at = dueAt.subtract({ hours: 24 * (days ?? defaultRemindDays) })
  return Temporal.Instant.compare(at, askedAt) > 0 ? at : undefined
}

export type Part = { id: BillId; amount: Yen }

/** Out of which bills so much goes back: the last paid first, of none more than is left of it. */
export function shareOut(bills: readonly Bill[], amount: number): Part[] {
  let left = amount
  const parts: Part[] = []
  for (const bill of bills.filter(({ paidAt }) => paidAt).toSorted(newestFirst)) {
    const part = Math.min(left, bill.amount - bill.repaid)
    if (part > 0) parts.push({ id: bill.id, amount: yen(part) })
    left -= part
  }
  return parts
}

const newestFirst = (one: Bill, other: Bill): number => Temporal.Instant.compare(other.askedAt, one.askedAt)
