import { z } from 'zod'

export type Method = 'card' | 'qr' | 'bank'
export type CheckoutStatus = 'open' | 'authorised' | 'captured' | 'voided' | 'expired' | 'refunded' | 'failed'
export type FailureReason = 'insufficient_funds' | 'cancelled'

export type Checkout = {
  readonly id: string
  readonly merchantReference: string
  readonly amount: number
  readonly returnUrl: string
  readonly callbackUrl: string
  /** On the terminal of a desk, with the way the payer chose there; charged at once. */
  readonly desk?: { terminal: string; method: 'card' | 'qr' }
  status: CheckoutStatus
  method?: Method
  capturedAmount: number
  refundedAmount: number
  holdExpiresAt?: Temporal.Instant
  failureReason?: FailureReason
  /** Counts this checkout's callbacks, so that the receiver can put them in order. */
  sequence: number
  faults: Faults
}

/** How this checkout's callbacks misbehave; chosen on the hosted page. */
export type Faults = { callbacks: 'normal' | 'twice' | 'late' | 'out-of-order' }

/** Only cards can hold an amount, for seven days; QR and bank are charged at once. */
export const holdDays = 7

export const newCheckoutSchema = z.object({
  merchant_reference: z.string().min(1).max(100),
  amount: z.number().int().positive().max(99_999_999),
  currency: z.literal('JPY'),
  capture: z.literal('manual'),
  return_url: z.url({ protocol: /^https?$/ }),
  callback_url: z.url({ protocol: /^https?$/ }),
})

/** What a shop's till sends to the terminal beside it. */
export const newPresentedSchema = z.object({
  merchant_reference: z.string().min(1).max(100),
  amount: z.number().int().positive().max(99_999_999),
  currency: z.literal('JPY'),
  method: z.enum(['card', 'qr']),
  callback_url: z.url({ protocol: /^https?$/ }),
})

export const presentCheckout = (
  id: string,
  terminal: string,
  input: z.output<typeof newPresentedSchema>,
  returnUrl: string,
): Checkout => ({
  ...openCheckout(id, { ...input, capture: 'manual', return_url: returnUrl }),
  desk: { terminal, method: input.method },
})

export const openCheckout = (id: string, input: z.output<typeof newCheckoutSchema>): Checkout => ({
  id,
  merchantReference: input.merchant_reference,
  amount: input.amount,
  returnUrl: input.return_url,
  callbackUrl: input.callback_url,
  status: 'open',
  capturedAmount: 0,
  refundedAmount: 0,
  sequence: 0,
  faults: { callbacks: 'normal' },
})

/** The checkout as the provider's API and callbacks show it. */
export const checkoutJson = (checkout: Checkout, url: string) => ({
  id: checkout.id,
  url: `${url}/payment/checkouts/${checkout.id}`,
  merchant_reference: checkout.merchantReference,
  amount: checkout.amount,
  currency: 'JPY',
  captured_amount: checkout.capturedAmount,
  refunded_amount: checkout.refundedAmount,
  method: checkout.method ?? null,
  status: checkout.status,
  hold_expires_at: checkout.holdExpiresAt?.toString() ?? null,
  failure_reason: checkout.failureReason ?? null,
  terminal: checkout.desk?.terminal ?? null,
})
