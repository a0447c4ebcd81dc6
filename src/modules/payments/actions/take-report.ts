import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Payment, PaymentId, Report } from '../domain/payment.ts'
import { type Applied, applyReport } from '../domain/state.ts'
import { lockPayment } from '../store/payments.ts'
import { booksOf } from './books/keep-books.ts'
import { change } from './change.ts'

/** Takes in what the provider says about a payment, once it is locked; `undefined`: no such payment. */
export async function takeReport(tx: Tx, house: House, id: PaymentId, report: Report): Promise<Applied | undefined> {
  const before = await lockPayment(tx, id)
  if (!before) return undefined
  const applied = applyReport(before, report, house.clock.now())
  if (applied.outcome === 'alarm') logAlarm(house, applied.payment)
  await change(tx, before, applied.payment, booksOf(house))
  return applied
}

export const logAlarm = (house: House, payment: Payment): void =>
  house.log.error({ paymentId: payment.id, reason: payment.alarm }, 'a payment needs a person')
