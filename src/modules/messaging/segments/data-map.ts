import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '一斉配信の対象を、だれが作り、だれが承認し、人数の目安をだれが見たかを確かめる',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
  retention: '使わなくなった年度の翌年度から5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `messaging.${table}`, column }))

/** The staff behind a segment. Whom it addresses is kept nowhere: it is asked anew each time. */
export const dataMap: readonly DataField[] = [
  ...of('segments', 'created_by'),
  ...of('segment_versions', 'drafted_by written_by submitted_by approved_by'),
  ...of('previews', 'staff_id'),
]
