import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設の使用料・利用料金を請求し、受け取り、規則に従って返す',
  legalGround: '地方自治法 第225条、第228条、第231条、第244条の2第8項',
  zone: 'internet',
  confidentiality: '2',
  retention: '翌年度の4月1日から5年（会計書類）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string, more: Partial<DataField> = {}): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, ...more, table: `reservations.${table}`, column }))

/** What whom was asked for; who pays stands with the payment. */
export const dataMap: readonly DataField[] = [
  ...of('bills', 'reservation_id amount repaid'),
  // A reduction tells of age or a disability of the members.
  ...of('bills', 'lines', { confidentiality: '3A' }),
  ...of('joint_bill_parts', 'bill_id'),
  ...of('repayments', 'bill_id amount percent'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'facility-fees',
    name: '施設使用料ファイル',
    purpose: '施設の使用料・利用料金を請求し、受け取り、規則に従って返すため',
    scope: '施設を予約した人、予約した登録団体',
    source: '予約の内容、収納代行者からの通知、窓口での収納',
    sensitive: 'yes',
    remarks: '減免の根拠から、年齢や障害のあることが分かる場合がある',
    people: 'thousand',
    tables: ['reservations.bills', 'reservations.joint_bill_parts', 'reservations.repayments'],
  },
]
