import type { Id, OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import { addYen, type Yen } from '#platform/money/index.ts'

export type PaymentId = Id<'payment'>

/** A 収納窓口: the drawer and terminal that one desk takes money with. */
export type DrawerId = Id<'drawer'>

/** What is paid for: another module's thing, by its kind and id. Events carry these as their subject. */
export type PaymentPurpose = { kind: string; id: string }

export type RevenueAccount = 'fee' | 'postage'

/**
 * `amount` = `unit` × `count`; `label` is a key that the receipt's texts know, or Japanese words. `revenueItem` is a key
 * of the profile's 歳入科目; left out, it is the one of `account`. With `exemption` (a key of the profile) and `ground`
 * the line is a reduction, its amount at most zero: made by `applyExemptions`.
 */
export type PaymentLine = {
  label: string
  unit: Yen
  count: number
  amount: Yen
  account: RevenueAccount
  revenueItem?: string
  exemption?: string
  ground?: string
  /** Per cent of consumption tax that is in the amount; missing: not taxed (行政手数料). */
  taxPercent?: number
}

/** Only a card can hold an amount; QR and bank charge at once, cash exists at the counter only. */
export type PaymentMethod = 'card' | 'qr' | 'bank' | 'cash'

/** Where the money is taken: on the payer's own device, by a member of staff at a drawer, or in the till of the payee. */
export type PaymentChannel = 'online' | 'counter' | 'payee'

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
  /** Missing at the counter, where whoever comes may pay. */
  payerPersonId?: PersonId
  channel: PaymentChannel
  /** Whose money it is, where it is not the ward's (利用料金): it stands in none of the ward's books. */
  payeeId?: OrganisationId
  /** What the payer shows at the counter: the receipt number of the case. */
  reference?: string
  amount: Yen
  wanted: Wish
  reported: ReportedStatus
  /** The provider's number of the last applied callback. */
  sequence: number
  state: PaymentState
  method?: PaymentMethod
  capturedAmount: Yen
  refundOwed: Yen
  /** What the provider gave back. */
  refundedAmount: Yen
  /** What goes back in cash or by transfer instead, and how much of it has gone. */
  elsewhereOwed: Yen
  elsewhereRefunded: Yen
  drawerId?: DrawerId
  takenBy?: StaffId
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

/** Charged when it was filed: the method cannot hold, or it was paid at the counter. Given back if nothing is issued. */
export const isChargedAtFiling = (payment: Pick<Payment, 'method' | 'capturedAmount' | 'channel'>): boolean =>
  payment.capturedAmount > 0 && (payment.channel !== 'online' || (payment.method ?? 'card') !== 'card')

/** All that went back, whichever way. */
export const refundedOf = (payment: Pick<Payment, 'refundedAmount' | 'elsewhereRefunded'>): Yen =>
  addYen(payment.refundedAmount, payment.elsewhereRefunded)
