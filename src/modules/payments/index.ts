export { booksOf } from './actions/books/keep-books.ts'
export { type CounterOutcome, type CounterPayment, takeAtCounter } from './actions/counter/take-at-counter.ts'
export { type FeeAtCounter, feeAtCounter } from './actions/counter/fee-at-counter.ts'
export { type PaymentSummary, paymentOf, refreshPayment } from './actions/look-up.ts'
export { handBackByPayee, owedByPayee } from './actions/payee/hand-back-by-payee.ts'
export { takeByPayee } from './actions/payee/take-by-payee.ts'
export { isPayer } from './actions/read-receipt.ts'
export { openCheckout } from './actions/open-checkout.ts'
export { type NewBankAccount, saveBankAccount, usePublicAccount } from './actions/payouts/accounts.ts'
export { cancelPayout, type PayoutRequest, payoutsOf, requestPayout } from './actions/payouts/request-payout.ts'
export { type PaymentRequest, requestPayment } from './actions/request-payment.ts'
export { capture, refund, type RefundOrder, release, withdrawRequest } from './actions/settle.ts'
export type { CounterMethod, CounterReceipt } from './domain/counter/receipt.ts'
export { applyExemptions, type ChargedLine, type Exemption } from './domain/exemptions.ts'
export type {
  DrawerId,
  PaymentChannel,
  PaymentId,
  PaymentLine,
  PaymentMethod,
  PaymentPurpose,
  PaymentState,
} from './domain/payment.ts'
export type { AccountKind, BankAccount, BankAccountId } from './domain/payouts/account.ts'
export { accountFlaws, type AccountFlaw } from './domain/payouts/account-rules.ts'
export type { Payout, PayoutId, PayoutState } from './domain/payouts/payout.ts'
export { payments } from './module.ts'
export { bankAccountsOf } from './store/payouts/accounts.ts'
export type { RefundId, RefundWay } from './store/refunds/refunds.ts'
export { payoutFailures, payoutStates } from './text/payouts.ts'
