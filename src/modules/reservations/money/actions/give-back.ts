import { paymentOf, refund } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import { termsOf } from '../../booking/actions/terms.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { lockReservation } from '../../booking/store/reservations.ts'
import { type RefundAnswer, refundOf } from '../../rules/index.ts'
import { type BillId, billKind, creditOf, purposeOf, shareOut } from '../domain/bill.ts'
import { tellMoney } from '../notices.ts'
import { billsOf, findBill } from '../store/bills.ts'
import { billsOfJoint, partsOfJoint } from '../store/joint-bills.ts'
import { insertRepayment, type RepaymentWhy, takeUnordered } from '../store/repayments.ts'
import { endOpenBill } from './ask.ts'
import { jointOf } from './joint.ts'

/** A key of the profile's grounds for each. */
const grounds: Record<RepaymentWhy, string> = {
  own: 'reservation-cancelled',
  lapse: 'reservation-cancelled',
  change: 'reservation-changed',
  weather: 'facility-closed',
  closure: 'facility-closed',
}

/** What was paid for it and has not gone back. */
export const paidOf = async (tx: Tx, { id }: Pick<Reservation, 'id'>): Promise<Yen> => creditOf(await billsOf(tx, id))

/** By the refund table of its rules; all of it where the office or the weather takes the place away, or the rules are gone. */
export async function refundFor(
  tx: Tx,
  house: House,
  reservation: Pick<Reservation, 'spaceId' | 'day' | 'starts'>,
  { paid, why }: { paid: Yen; why: RepaymentWhy },
): Promise<RefundAnswer> {
  const { spaceId, day, starts } = reservation
  const found = await termsOf(tx, house, spaceId, day)
  if (!found.ok) return { percent: 100, amount: paid }
  const { rules, calendar } = found.terms
  const asked = why === 'weather' || why === 'closure' ? why : 'own'
  return refundOf(rules, { paid, useDay: day, starts, at: house.clock.now(), why: asked }, calendar)
}

/** Decides that so much goes back and orders it, the last paid first; never more than was paid. The reservation is locked. */
export async function giveBackMoney(
  tx: Tx,
  house: House,
  reservation: Reservation,
  { amount, percent, why }: RefundAnswer & { why: RepaymentWhy },
): Promise<void> {
  const parts = shareOut(await billsOf(tx, reservation.id), amount)
  const at = house.clock.now()
  for (const { id: billId, amount: part } of parts) {
    await insertRepayment(tx, { billId, amount: part, percent, why, at })
    await orderRepayments(tx, house, billId)
    await recordAudit(tx, {
      actor: { kind: 'system', task: 'reservations' },
      action: 'reservations.bill.give_back',
      subject: { kind: billKind, id: billId },
      ids: { why, reservation: reservation.id },
    })
  }
  const [first] = parts
  if (first) await tellMoney(tx, house, { kind: 'money-back', reservation, key: `${first.id}:${at.epochMilliseconds}` })
}

/**
 * The place is taken away or given up: what is open is asked for no more, and what was paid goes back by the rules.
 * The reservation is locked; the place itself is the caller's to free.
 */
export async function settleAway(
  tx: Tx,
  house: House,
  reservation: Reservation,
  why: Exclude<RepaymentWhy, 'change'>,
): Promise<RefundAnswer> {
  await endOpenBill(tx, house, reservation, why === 'lapse' ? 'lapsed' : 'cancelled')
  const answer = await refundFor(tx, house, reservation, { paid: await paidOf(tx, reservation), why })
  if (answer.amount > 0) await giveBackMoney(tx, house, reservation, { ...answer, why })
  return answer
}

/** What was decided before the payment company had the money goes back once it has. */
export async function moneyArrived(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const joint = jointOf(event)
  const bill = event.subjectKind === billKind ? await billOf(tx, event) : undefined
  for (const { id, reservationId } of joint ? await billsOfJoint(tx, joint) : bill ? [bill] : []) {
    await lockReservation(tx, reservationId)
    await orderRepayments(tx, house, id)
  }
}

/** Money that came for a bill of which nothing is asked any more went back: the person is told once. */
export async function moneyReturned(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const joint = jointOf(event)
  const own = event.subjectKind === billKind ? await billOf(tx, event) : undefined
  const bill = joint ? (await partsOfJoint(tx, joint)).find(({ endedAt }) => endedAt) : own
  // What came after the place was gone has been told when it came.
  if (!bill?.endedAt || bill.endedFor === 'taken') return
  const reservation = await lockReservation(tx, bill.reservationId)
  await tellMoney(tx, house, { kind: 'money-back', reservation, key: `${bill.id}:returned` })
}

async function billOf(tx: Tx, { subjectId }: DomainEvent) {
  const id = parseId<'reservation-bill'>(subjectId)
  return id && (await findBill(tx, id))
}

export async function orderRepayments(tx: Tx, house: House, id: BillId): Promise<void> {
  const bill = await findBill(tx, id)
  const payment = bill && (await paymentOf(tx, purposeOf(bill)))
  if (!payment?.receiptAvailable) return
  for (const { amount, why } of await takeUnordered(tx, id, house.clock.now()))
    await refund(tx, payment.id, {
      amount: yen(amount),
      ground: grounds[why],
      byRule: `reservations.refunds:${why}`,
      on: house.clock.today(),
    })
}
