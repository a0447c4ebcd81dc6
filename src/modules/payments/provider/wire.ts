import { z } from 'zod'
import type { Report } from '../domain/payment.ts'

const amount = z.number().int()

const checkoutSchema = z.object({
  id: z.string().min(1).max(200),
  merchant_reference: z.string().max(200),
  amount,
  captured_amount: amount,
  refunded_amount: amount,
  currency: z.literal('JPY').optional(),
  method: z.enum(['card', 'qr', 'bank']).nullish(),
  status: z.enum(['open', 'authorised', 'captured', 'refunded', 'voided', 'failed', 'expired']),
  hold_expires_at: z.iso.datetime({ offset: true }).nullish(),
})

/** Answer to a call of ours. */
export const answerSchema = checkoutSchema.extend({ url: z.url({ protocol: /^https?$/ }) })

export const callbackSchema = z.object({
  event_id: z.string().min(1).max(200),
  type: z.string().min(1).max(50),
  sequence: z.number().int().min(1).max(1_000_000),
  checkout: checkoutSchema,
})

export function reportOf(checkout: z.output<typeof checkoutSchema>, sequence?: number): Report {
  return {
    checkoutId: checkout.id,
    reference: checkout.merchant_reference,
    status: checkout.status,
    amount: checkout.amount,
    capturedAmount: checkout.captured_amount,
    refundedAmount: checkout.refunded_amount,
    ...(sequence !== undefined && { sequence }),
    ...(checkout.method && { method: checkout.method }),
    ...(checkout.hold_expires_at && { holdExpiresAt: Temporal.Instant.from(checkout.hold_expires_at) }),
  }
}
