import {
  booksOf,
  type PaymentId,
  type PaymentLine,
  paymentOf,
  requestPayment,
  withdrawRequest,
} from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { equipmentOf } from '../../booking/store/reservations.ts'
import { knownWard } from '../../known-ward.ts'
import { type PriceLine, sayPriceLine } from '../../rules/index.ts'
import {
  type Bill,
  type BillEnd,
  creditOf,
  isOpen,
  lineOfDifference,
  linesOfPrice,
  purposeOf,
  remindAt,
} from '../domain/bill.ts'
import { billsOf, insertBill, markEnded } from '../store/bills.ts'
import { moneyTexts } from '../text/index.ts'
import { separate } from './joint.ts'

/** 歳入科目 of 使用料, where the profile's budget has it. */
const usageItem = 'facility-usage'

/**
 * The open bill over what is still to be paid of a locked reservation, made or made anew where the sum has changed;
 * `undefined`: nothing is to be paid.
 */
export async function billFor(
  tx: Tx,
  house: House,
  reservation: Reservation,
  { dueAt }: { dueAt?: Temporal.Instant | undefined } = {},
): Promise<Bill | undefined> {
  const bills = await billsOf(tx, reservation.id)
  const credit = creditOf(bills)
  const owed = yen(reservation.amount - credit)
  const open = bills.find(isOpen)
  if (open?.amount === owed && isSame(open.dueAt, dueAt)) return open
  if (open) await endBill(tx, house, open, 'replaced')
  if (owed <= 0) return undefined
  const ward = await knownWard(tx, house)
  const rules = ward.rulesOn(ward.spaces.get(reservation.spaceId)?.ruleGroup ?? '', reservation.day)
  const payeeId = ward.spaces.get(reservation.spaceId)?.facility.operatorId
  const askedAt = house.clock.now()
  return insertBill(tx, {
    reservationId: reservation.id,
    kind: credit === 0 ? 'fee' : 'difference',
    amount: owed,
    lines: linesOf(house, reservation, { owed, isDifference: credit > 0, isPayees: Boolean(payeeId) }),
    equipment: await equipmentOf(tx, reservation.id),
    askedAt,
    ...(payeeId && { payeeId }),
    ...(dueAt && { dueAt, remindAt: remindAt({ askedAt, dueAt }, rules?.pay.remindDays) }),
  })
}

const isSame = (one?: Temporal.Instant, other?: Temporal.Instant): boolean =>
  one === other || (one !== undefined && other !== undefined && one.equals(other))

function linesOf(
  house: House,
  reservation: Reservation,
  { owed, isDifference, isPayees }: { owed: Bill['amount']; isDifference: boolean; isPayees: boolean },
): PaymentLine[] {
  const words = house.profile.words.ja
  const item = !isPayees && house.profile.revenue.revenue.some(({ key }) => key === usageItem) ? usageItem : undefined
  if (isDifference) return [lineOfDifference(plainText(moneyTexts('ja').difference, words), owed, item)]
  const own = plainText(moneyTexts('ja').usageOfPayee, words)
  const say = (line: PriceLine) => (isPayees && line.what === 'base' ? own : plainText(sayPriceLine(line, 'ja'), words))
  return linesOfPrice(reservation.price, say, item)
}

/**
 * The payment of a bill, asked of this person: an invoice of the office (調定 now) where the place is approved already.
 * A payment that died is followed by the next one.
 */
export async function requestMoney(
  tx: Tx,
  house: House,
  { bill, reservation, payer }: { bill: Bill; reservation: Reservation; payer: PersonId },
): Promise<PaymentId> {
  const { paymentId } = await requestPayment(tx, {
    purpose: purposeOf(bill),
    payerPersonId: payer,
    lines: bill.lines,
    reference: reservation.number,
    payeeId: bill.payeeId,
    ...(reservation.state !== 'held' && { assessed: booksOf(house) }),
  })
  return paymentId
}

/** 利用承認 with a fee that is paid later: it can be paid from now on, online or at a counter by the reservation's number. */
export async function billLater(
  tx: Tx,
  house: House,
  reservation: Reservation,
  dueAt: Temporal.Instant | undefined,
): Promise<void> {
  const bill = await billFor(tx, house, reservation, { dueAt })
  if (bill && reservation.madeBy) await requestMoney(tx, house, { bill, reservation, payer: reservation.madeBy })
}

/** Nothing is asked for it any more; money that comes all the same goes back by itself. */
export async function endBill(tx: Tx, house: House, bill: Bill, why: BillEnd): Promise<void> {
  if (!(await markEnded(tx, bill.id, why, house.clock.now()))) return
  if (bill.jointId) return separate(tx, house, bill.jointId)
  const payment = await paymentOf(tx, purposeOf(bill))
  if (payment) await withdrawRequest(tx, payment.id, `reservation_${why}`, booksOf(house))
}

export async function endOpenBill(tx: Tx, house: House, { id }: Pick<Reservation, 'id'>, why: BillEnd): Promise<void> {
  const open = (await billsOf(tx, id)).find(isOpen)
  if (open) await endBill(tx, house, open, why)
}
