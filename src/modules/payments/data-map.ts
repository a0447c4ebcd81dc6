import type { DataField } from '#platform/module/index.ts'

const payment = {
  holder: 'head',
  purpose: '手数料と郵送料を確保し、交付のときに領収し、交付しないときに返す',
  legalGround: '地方自治法 第227条、第231条の2の3、{{name}}手数料条例',
  zone: 'internet',
  confidentiality: '2',
  retention: '翌年度の4月1日から5年（会計書類）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (field: Omit<DataField, 'table' | 'column'>, table: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...field, table: `payments.${table}`, column }))
const columns = (table: string, names: string): DataField[] => of(payment, table, names)

const fiscal = {
  ...payment,
  purpose: '歳入を調定し、収納し、現金を締める',
  legalGround: '地方自治法 第231条、第171条',
} as const
// A reduction tells of public assistance or a disability.
const exemption = { ...payment, purpose: '手数料の減免を根拠とともに記す', confidentiality: '3A' } as const
const payout = {
  ...payment,
  purpose: '給付や還付を本人の口座に振り込む',
  legalGround:
    '地方自治法 第232条の3から第232条の5まで、公的給付の支給等の迅速かつ確実な実施のための預貯金口座の登録等に関する法律 第9条',
  confidentiality: '3A',
} as const

/** No card number and no name is kept here: the provider has the one, the register the other. Account numbers are sealed. */
export const dataMap: readonly DataField[] = [
  ...columns(
    'payments',
    'purpose_id payer_person_id amount state method captured_amount refunded_amount checkout_id reference taken_by payee_id',
  ),
  ...columns('callbacks', 'payment_id'),
  ...columns('alarm_closings', 'payment_id ground staff_id'),
  ...columns('lines', 'label unit count amount'),
  ...of(exemption, 'lines', 'exemption'),
  ...columns('refunds', 'payment_id amount ground way proposed_by approved_by'),
  ...columns('refund_proposals', 'payment_id amount ground way account_id reason proposed_by decided_by'),
  ...of(fiscal, 'assessments', 'purpose_id payment_id amount reduced'),
  ...of(fiscal, 'counter_receipts', 'number payment_id amount tendered taken_by'),
  ...of(fiscal, 'receipt_cancellations', 'reason asked_by confirmed_by'),
  ...of(fiscal, 'receipt_cancel_wishes', 'reason asked_by'),
  ...of(fiscal, 'cash_refunds', 'refund_id amount handed_by'),
  ...of(fiscal, 'payee_cash_refunds', 'refund_id handed_by'),
  ...of(fiscal, 'drawer_days', 'explanation opened_by counted_by confirmed_by'),
  ...of(fiscal, 'pay_ins', 'amount paid_in_by'),
  ...of(fiscal, 'cash_officers', 'staff_id valid_from valid_to named_by'),
  ...of(payout, 'bank_accounts', 'person_id source bank_code branch_code kind masked sealed'),
  ...of(payout, 'payouts', 'purpose_id payee_person_id account_id amount ground reason decided_by approved_by'),
  ...of(payout, 'payout_files', 'sealed made_by sent_by'),
  ...of(payout, 'payout_file_items', 'payout_id amount'),
  ...of(payout, 'payout_file_downloads', 'staff_id'),
  ...of(payout, 'payout_results', 'payout_id code recorded_by'),
  ...columns('receipts', 'number document_id'),
  ...columns('return_invoices', 'number document_id'),
  ...columns('ledger_transactions', 'payment_id payout_id'),
  ...columns('ledger_entries', 'amount'),
]
