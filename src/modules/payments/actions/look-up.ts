import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentId, PaymentMethod, PaymentPurpose, PaymentState } from '../domain/payment.ts'

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
export async function paymentOf(_tx: Tx, _purpose: PaymentPurpose): Promise<PaymentSummary | undefined> {
  throw new Error('not built yet')
}

/** Asks the provider (browser came back before the callback). Quiet when it does not answer: the callback will come. */
export async function refreshPayment(_house: House, _paymentId: PaymentId): Promise<void> {
  throw new Error('not built yet')
}
