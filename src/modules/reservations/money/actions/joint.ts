import {
  booksOf,
  capture,
  type PaymentId,
  paymentOf,
  release,
  requestPayment,
  withdrawRequest,
} from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { findReservation, insertEvent, lockReservation, writeState } from '../../booking/store/reservations.ts'
import type { VerifiedResident } from '../../registrants/index.ts'
import { type Bill, isOpen, type JointBillId, jointKind, purposeOf, purposeOfJoint } from '../domain/bill.ts'
import { tellMoney } from '../notices.ts'
import { findBill, markEnded, markPaid } from '../store/bills.ts'
import { billsOfJoint, insertJoint, leaveJoint } from '../store/joint-bills.ts'
import { insertRepayment } from '../store/repayments.ts'
import { requestMoney } from './ask.ts'
import { orderRepayments } from './give-back.ts'
import { type AskedToPay, payableBill } from './pay.ts'
import { auditBill, holdFor } from './settle.ts'

export type AskedTogether =
  | { ok: true; paymentId: PaymentId; jointId: JointBillId }
  | { ok: false; why: Extract<AskedToPay, { ok: false }>['why'] | 'mixed'; id?: ReservationId }

// More would be a page that nobody reads through.
export const mostTogether = 20

/**
 * Several reservations go to the payment company as one payment: all to the same payee, and all held or all approved.
 * However often it is asked, one payment stands.
 */
export async function askTogether(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  ids: readonly ReservationId[],
): Promise<AskedTogether> {
  const found: { bill: Bill; reservation: Reservation }[] = []
  for (const id of [...new Set(ids)].toSorted()) {
    const payable = await payableBill(tx, house, resident, id)
    if (!payable.ok) return { ...payable, id }
    found.push(payable)
  }
  const [first] = found
  if (!first || found.length < 2 || found.length > mostTogether) return { ok: false, why: 'nothing' }
  const isAlike = ({ bill, reservation }: (typeof found)[number]) =>
    bill.payeeId === first.bill.payeeId && (reservation.state === 'held') === (first.reservation.state === 'held')
  if (!found.every(isAlike)) return { ok: false, why: 'mixed' }
  const bills = found.map(({ bill }) => bill)
  const jointId = (await standingJoint(tx, bills)) ?? (await join(tx, house, bills))
  const { paymentId } = await requestPayment(tx, {
    purpose: purposeOfJoint(jointId),
    payerPersonId: resident.personId,
    lines: found.flatMap(({ bill, reservation }) =>
      bill.lines.map((line) => ({ ...line, label: `${line.label}（${reservation.number}）` })),
    ),
    reference: first.reservation.number,
    payeeId: first.bill.payeeId,
    ...(first.reservation.state !== 'held' && { assessed: booksOf(house) }),
  })
  for (const { bill, reservation } of found)
    await recordAudit(tx, {
      actor: resident,
      action: 'reservations.bill.ask',
      subject: { kind: 'reservations.bill', id: bill.id },
      ids: { reservation: reservation.id, joint: jointId },
    })
  return { ok: true, paymentId, jointId }
}

/** The joint bill that has these and no others. */
async function standingJoint(tx: Tx, bills: readonly Bill[]): Promise<JointBillId | undefined> {
  const jointId = bills[0]?.jointId
  if (!jointId || bills.some((bill) => bill.jointId !== jointId)) return undefined
  return (await billsOfJoint(tx, jointId)).length === bills.length ? jointId : undefined
}

async function join(tx: Tx, house: House, bills: readonly Bill[]): Promise<JointBillId> {
  for (const bill of bills) {
    const payment = await paymentOf(tx, purposeOf(bill))
    if (payment) await withdrawRequest(tx, payment.id, 'reservation_joined', booksOf(house))
    if (bill.jointId) await leaveJoint(tx, bill.jointId)
  }
  return insertJoint(
    tx,
    bills.map(({ id }) => id),
    house.clock.now(),
  )
}

/** What was asked for together is asked for one by one again; money that comes all the same goes back by itself. */
export async function separate(tx: Tx, house: House, jointId: JointBillId): Promise<void> {
  const payment = await paymentOf(tx, purposeOfJoint(jointId))
  if (payment) await withdrawRequest(tx, payment.id, 'reservation_separated', booksOf(house))
  for (const id of await leaveJoint(tx, jointId)) {
    const bill = await findBill(tx, id)
    const reservation = bill && (await findReservation(tx, bill.reservationId))
    // Who pays later finds it at a counter by its number.
    if (bill && reservation?.madeBy && reservation.state === 'confirmed')
      await requestMoney(tx, house, { bill, reservation, payer: reservation.madeBy })
  }
}

export const jointOf = ({ subjectKind, subjectId }: DomainEvent): JointBillId | undefined =>
  subjectKind === jointKind ? parseId<'joint-bill'>(subjectId) : undefined

/** The attempt died: each bill stands alone again. */
export async function jointFailed(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = jointOf(event)
  if (!id || !(await billsOfJoint(tx, id)).some(isOpen)) return
  // An older attempt may still speak.
  const payment = await paymentOf(tx, purposeOfJoint(id))
  if (payment && event.data['paymentId'] === payment.id) await separate(tx, house, id)
}

/**
 * Takes the money for good once it is safe: every place that is theirs is approved and paid; of what somebody else has
 * taken in the meantime the part goes back. Safe to run twice.
 */
export async function settleJoint(tx: Tx, house: House, id: JointBillId): Promise<void> {
  for (const { reservationId } of await billsOfJoint(tx, id)) await lockReservation(tx, reservationId)
  const bills = await billsOfJoint(tx, id)
  const payment = await paymentOf(tx, purposeOfJoint(id))
  const open = bills.filter(isOpen)
  if (!payment?.secured) return
  if (open.length === 0) {
    if (!bills.some(({ paidAt }) => paidAt)) await release(tx, payment.id, 'reservation_bill_ended')
    return
  }
  if (payment.amount !== open.reduce((sum, { amount }) => sum + amount, 0)) return
  const [kept, gone]: [Found[], Found[]] = [[], []]
  for (const bill of open) {
    const reservation = await lockReservation(tx, bill.reservationId)
    ;((await holdFor(tx, house, reservation, bill)) ? kept : gone).push({ bill, reservation })
  }
  if (kept.length === 0) await release(tx, payment.id, 'reservation_place_gone')
  else await capture(tx, payment.id)
  for (const one of kept) await takeIn(tx, house, one)
  for (const one of gone) await sendPartBack(tx, house, one, kept.length > 0)
}

type Found = { bill: Bill; reservation: Reservation }

async function takeIn(tx: Tx, house: House, { bill, reservation }: Found): Promise<void> {
  const at = house.clock.now()
  if (!(await markPaid(tx, bill.id, at))) return
  await writeState(tx, reservation.id, { payUntil: null, at })
  await insertEvent(tx, { reservationId: reservation.id, kind: 'paid', at, data: { bill: bill.id } })
  await auditBill(tx, bill.id, 'pay')
}

/** Its part of what was taken with the others; alone the whole payment was released. */
async function sendPartBack(tx: Tx, house: House, { bill, reservation }: Found, isTaken: boolean): Promise<void> {
  const at = house.clock.now()
  if (isTaken) {
    if (!(await markPaid(tx, bill.id, at))) return
    await insertRepayment(tx, { billId: bill.id, amount: bill.amount, percent: 100, why: 'lapse', at })
    await orderRepayments(tx, house, bill.id)
  } else if (!(await markEnded(tx, bill.id, 'taken', at))) return
  await tellMoney(tx, house, { kind: 'place-gone', reservation, key: bill.id })
  await auditBill(tx, bill.id, 'send_back')
}
