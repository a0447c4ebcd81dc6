import { isPayer, paymentOf } from '#modules/payments/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { type Bill, creditOf, isOpen, purposeOf } from '../domain/bill.ts'
import { billsOf } from '../store/bills.ts'

/** What the page of a reservation says of its money. */
export type ShownMoney = {
  open?: Bill
  /** Received, with what went back again. */
  paid: Yen
  repaid: Yen
  /** Paid for a place that was gone. */
  isReturned: boolean
  /** Of this person's own payments. */
  receipts: readonly string[]
  /** One of theirs is paid, and the payment company has not charged it yet. */
  isReceiptComing: boolean
  /** What is paid and has not gone back. */
  credit: Yen
}

/** The caller has checked that the actor may see the reservation. */
export async function moneyOf(tx: Tx, actor: Actor, { id }: Pick<Reservation, 'id'>): Promise<ShownMoney> {
  const bills = await billsOf(tx, id)
  const paid = bills.filter(({ paidAt }) => paidAt)
  const receipts: string[] = []
  let isReceiptComing = false
  for (const bill of paid) {
    const payment = await paymentOf(tx, purposeOf(bill))
    if (!payment || !(await isPayer(tx, actor, payment.id))) continue
    if (payment.receiptAvailable) receipts.push(`/receipts/${payment.id}`)
    else isReceiptComing = true
  }
  const open = bills.find(isOpen)
  return {
    ...(open && { open }),
    paid: yen(paid.reduce((sum, { amount }) => sum + amount, 0)),
    repaid: yen(paid.reduce((sum, { repaid }) => sum + repaid, 0)),
    isReturned: bills.some(({ endedFor }) => endedFor === 'taken'),
    receipts,
    isReceiptComing,
    credit: creditOf(bills),
  }
}
