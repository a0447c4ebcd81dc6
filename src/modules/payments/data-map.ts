import type { DataField } from '#platform/module/index.ts'

const payment = {
  holder: 'head',
  purpose: '手数料と郵送料を確保し、交付のときに領収し、交付しないときに返す',
  legalGround: '地方自治法 第227条、第231条の2の3、{{name}}手数料条例',
  zone: 'internet',
  confidentiality: '2',
  retention: '翌年度の4月1日から5年（会計書類）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const columns = (table: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...payment, table: `payments.${table}`, column }))

/** No card number, no account number and no name is kept here: the provider has them, the register has the name. */
export const dataMap: readonly DataField[] = [
  ...columns('payments', 'purpose_id payer_person_id amount state method captured_amount refunded_amount checkout_id'),
  ...columns('lines', 'label unit count amount'),
  ...columns('refunds', 'amount ground'),
  ...columns('receipts', 'number document_id'),
  ...columns('ledger_transactions', 'payment_id'),
]
