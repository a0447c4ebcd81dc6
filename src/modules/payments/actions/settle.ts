import type { Tx } from '#platform/db/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentId } from '../domain/payment.ts'

/**
 * The thing is issued: take the money for good. A hold is captured through a job; what was charged at filing becomes
 * revenue now. Idempotent. Throws `Conflict('payment_not_secured')` when nothing is held or charged.
 */
export async function capture(_tx: Tx, _paymentId: PaymentId): Promise<void> {
  throw new Error('not built yet')
}

/** Nothing will be issued: a hold is released, a charge refunded, an open checkout closed. Idempotent. `reason` is a short code. */
export async function release(_tx: Tx, _paymentId: PaymentId, _reason: string): Promise<void> {
  throw new Error('not built yet')
}

/** Gives back part or all of a captured payment. `ground` is the rule it rests on (a code, no personal text). */
export async function refund(_tx: Tx, _paymentId: PaymentId, _options: { amount: Yen; ground: string }): Promise<void> {
  throw new Error('not built yet')
}
