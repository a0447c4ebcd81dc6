import type { House } from '#platform/module/index.ts'
import type { PaymentId, PaymentMethod } from '../domain/payment.ts'

/**
 * Opens the hosted payment page, outside any transaction. Idempotent: the same checkout each time. When the payment is
 * already secured, `redirectUrl` is the return path itself. `returnPath` is a path of ours with language prefix.
 * Throws `Unavailable` when the provider does not answer.
 */
export async function openCheckout(
  _house: House,
  _paymentId: PaymentId,
  _options: { returnPath: string; method?: PaymentMethod },
): Promise<{ redirectUrl: string }> {
  throw new Error('not built yet')
}
