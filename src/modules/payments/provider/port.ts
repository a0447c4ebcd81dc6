import type { Report } from '../domain/payment.ts'

export type NewCheckout = { reference: string; amount: number; returnUrl: string; callbackUrl: string }

export type Answer =
  | { ok: true; report: Report; url: string }
  /** The provider understood and said no; asking again the same way does not help. */
  | { ok: false; reason: 'refused' }
  /** The provider knows no such checkout (any more). */
  | { ok: false; reason: 'lost' }
  /** No answer, or one that says nothing: the order may or may not have been carried out. */
  | { ok: false; reason: 'unreachable' }

/** An amount for the terminal of a desk, where the payer taps a card or shows a code. Charged at once. */
export type Presented = { reference: string; amount: number; terminal: string; method: string; callbackUrl: string }

/** A hosted payment page with authorise and capture. `key`: the same order twice is carried out once. Never called inside a transaction. */
export type PaymentProvider = {
  open(checkout: NewCheckout, key: string): Promise<Answer>
  present(order: Presented, key: string): Promise<Answer>
  look(checkoutId: string): Promise<Answer>
  capture(checkoutId: string, amount: number, key: string): Promise<Answer>
  void(checkoutId: string, key: string): Promise<Answer>
  refund(checkoutId: string, amount: number, key: string): Promise<Answer>
}
