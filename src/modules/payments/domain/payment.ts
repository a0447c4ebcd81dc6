import type { Id, PersonId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'

export type PaymentId = Id<'payment'>

/** What is paid for: another module's thing, by its kind and id. Events carry these as their subject. */
export type PaymentPurpose = { kind: string; id: string }

export type RevenueAccount = 'fee' | 'postage'

/** `amount` = `unit` × `count`; `label` is a key that the receipt's texts know, or Japanese words. */
export type PaymentLine = { label: string; unit: Yen; count: number; amount: Yen; account: RevenueAccount }

/** Only a card can hold an amount; QR and bank charge at once. */
export type PaymentMethod = 'card' | 'qr' | 'bank'

export type PaymentState =
  | 'created'
  | 'pending'
  | 'authorised'
  | 'captured'
  | 'releasing'
  | 'released'
  | 'failed'
  | 'expired'
  | 'refunding'
  | 'refunded'

/** What the house wants: keep the money safe, take it for good (issued), or give it back. */
export type Wish = 'hold' | 'charge' | 'give-back'

/** What the provider said last; `none` before a checkout exists. */
export type ReportedStatus = 'none' | 'open' | 'authorised' | 'captured' | 'refunded' | 'voided' | 'failed' | 'expired'

/** Why a person has to look at it. While one stands, nothing is ordered automatically. */
export type Alarm = 'amount_mismatch' | 'reference_mismatch' | 'order_refused'

export type Payment = {
  id: PaymentId
  purpose: PaymentPurpose
  attempt: number
  payerPersonId: PersonId
  amount: Yen
  wanted: Wish
  reported: ReportedStatus
  /** The provider's number of the last applied callback. */
  sequence: number
  state: PaymentState
  method?: PaymentMethod
  capturedAmount: Yen
  refundOwed: Yen
  refundedAmount: Yen
  holdExpiresAt?: Temporal.Instant
  alarm?: Alarm
  checkoutId?: string
  checkoutUrl?: string
  /** Where the payer comes back to; the first one given counts. */
  returnPath?: string
  /** Charged money became revenue. */
  recognised: boolean
  /** When the amount was first safe (held or charged). */
  securedAt?: Temporal.Instant
  capturedAt?: Temporal.Instant
}

/** A snapshot of the checkout from the provider: a callback's, or an answer's. */
export type Report = {
  checkoutId: string
  reference: string
  status: Exclude<ReportedStatus, 'none'>
  /** Callbacks are numbered; answers to our own calls are not. */
  sequence?: number
  amount: number
  capturedAmount: number
  refundedAmount: number
  method?: PaymentMethod
  holdExpiresAt?: Temporal.Instant
}

/** Charged when it was filed, because the method cannot hold; given back if nothing is issued. */
export const isChargedAtFiling = (payment: Pick<Payment, 'method' | 'capturedAmount'>): boolean =>
  payment.capturedAmount > 0 && payment.method !== undefined && payment.method !== 'card'
