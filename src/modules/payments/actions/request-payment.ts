import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { PaymentId, PaymentLine, PaymentPurpose } from '../domain/payment.ts'

export type PaymentRequest = {
  purpose: PaymentPurpose
  payerPersonId: PersonId
  lines: readonly PaymentLine[]
  /** A replay with the same key returns the same payment, even a dead one. Leave it out to ask again after one died. */
  key?: string
}

/**
 * Asks for the sum of `lines`. While an attempt for this purpose stands (created, pending, authorised, captured) it is
 * returned, so 50 parallel calls are one payment; after failed, expired, released or refunded the next attempt starts
 * and late money of the older ones is given back by itself. Throws `Conflict('payment_amount_changed')` when an
 * authorised or captured attempt is for another sum; an unpaid one is replaced.
 */
export async function requestPayment(_tx: Tx, _request: PaymentRequest): Promise<{ paymentId: PaymentId }> {
  throw new Error('not built yet')
}
