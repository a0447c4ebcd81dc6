import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import {
  isChargedAtFiling,
  type Payment,
  type PaymentId,
  type PaymentMethod,
  type PaymentPurpose,
  type PaymentState,
  refundedOf,
} from '../domain/payment.ts'
import { isSecured } from '../domain/state.ts'
import { httpProvider } from '../provider/http-provider.ts'
import { attemptsFor, findPayment } from '../store/payments.ts'
import { takeReport } from './take-report.ts'

export type PaymentSummary = {
  id: PaymentId
  attempt: number
  state: PaymentState
  amount: Yen
  refundedAmount: Yen
  method?: PaymentMethod
  /** Held or charged: the application may be filed. */
  secured: boolean
  chargedAtFiling: boolean
  holdExpiresAt?: Temporal.Instant
  /** `/receipts/:id` shows a receipt. */
  receiptAvailable: boolean
  /** A person has to look at it; shown to staff only. */
  alarm?: string
}

/** The newest attempt for this purpose. The caller has checked that the actor may see the purpose. */
export async function paymentOf(tx: Tx, purpose: PaymentPurpose): Promise<PaymentSummary | undefined> {
  const [newest] = await attemptsFor(tx, purpose)
  return newest && summaryOf(newest)
}

export const summaryOf = (payment: Payment): PaymentSummary => ({
  id: payment.id,
  attempt: payment.attempt,
  state: payment.state,
  amount: payment.amount,
  refundedAmount: refundedOf(payment),
  secured: isSecured(payment),
  chargedAtFiling: isChargedAtFiling(payment),
  receiptAvailable: payment.capturedAmount > 0,
  ...(payment.method && { method: payment.method }),
  ...(payment.holdExpiresAt && { holdExpiresAt: payment.holdExpiresAt }),
  ...(payment.alarm && { alarm: payment.alarm }),
})

/** Asks the provider (the browser came back before the callback). Quiet when it does not answer: the callback will come. */
export async function refreshPayment(house: House, paymentId: PaymentId): Promise<void> {
  const payment = await house.db.read((tx) => findPayment(tx, paymentId))
  if (!payment?.checkoutId) return
  const answer = await httpProvider(house.config.payment).look(payment.checkoutId)
  if (answer.ok) await house.db.transact((tx) => takeReport(tx, house, paymentId, answer.report))
}
