import type { PersonId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import type { Payment, PaymentId, PaymentLine, Report } from './domain/payment.ts'

/** Two copies of a 住民票の写し, sent by post. */
export const lines: readonly PaymentLine[] = [
  { label: 'certificate', unit: yen(300), count: 2, amount: yen(600), account: 'fee' },
  { label: 'postage', unit: yen(110), count: 1, amount: yen(110), account: 'postage' },
]

export const total = yen(710)

export const newPayment = (id = '0192f0c1-0000-7000-8000-000000000001'): Payment => ({
  // Parse edge: a fixture's ids.
  id: id as PaymentId,
  purpose: { kind: 'procedures.application', id: '0192f0c1-0000-7000-8000-0000000000aa' },
  attempt: 1,
  channel: 'online',
  payerPersonId: '0192f0c1-0000-7000-8000-0000000000bb' as PersonId,
  amount: total,
  wanted: 'hold',
  reported: 'none',
  sequence: 0,
  state: 'created',
  capturedAmount: yen(0),
  refundOwed: yen(0),
  refundedAmount: yen(0),
  elsewhereOwed: yen(0),
  elsewhereRefunded: yen(0),
  recognised: false,
})

export const reportFor = (payment: Payment, status: Report['status'], more: Partial<Report> = {}): Report => {
  const charged = status === 'captured' || status === 'refunded'
  return {
    checkoutId: 'co_1',
    reference: payment.id,
    status,
    amount: payment.amount,
    capturedAmount: charged ? payment.amount : 0,
    refundedAmount: status === 'refunded' ? payment.amount : 0,
    ...more,
  }
}
