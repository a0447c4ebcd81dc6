import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  retention: 'もとのレポートと同じ。レポートのない作業指示は終わった日から5年（要確認）。そのあと、文と写真を消す',
} as const

const words = {
  ...shared,
  purpose: '道路や公園を直し、確かめるために、作業する人に場所とすることを伝え、結果を受け取る',
  confidentiality: '2',
} as const satisfies Omit<DataField, 'table' | 'column'>

const staff = {
  ...shared,
  purpose: '作業をだれが指示し、行い、検収したかを確かめる',
  confidentiality: '2',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (common: Omit<DataField, 'table' | 'column'>, table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...common, table: `reports.${table}`, column }))

/** Who orders, does and accepts work, and the words between office and crew, which may tell of somebody's home. */
export const dataMap: readonly DataField[] = [
  ...of(words, 'orders', 'title instructions place_text position outcome'),
  ...of(staff, 'orders', 'assigned_to ordered_by reported_by accepted_by'),
  ...of(words, 'order_steps', 'note'),
  ...of(staff, 'order_steps', 'by_staff'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'work-orders',
    name: '作業指示のファイル',
    purpose: '道路や公園を直す作業を指示し、結果を確かめ、検収するため',
    scope: '作業を指示し、行い、検収した職員と受託者の従業員',
    source: '職員と受託者の従業員の操作',
    sensitive: 'unclear',
    people: 'fewer',
    tables: ['reports.orders', 'reports.order_steps'],
  },
]
