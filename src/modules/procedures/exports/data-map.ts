import type { DataField } from '#platform/module/index.ts'

const taken = {
  holder: 'head',
  purpose: '係の申請の一覧を、理由を残して職員に渡す',
  legalGround: '個人情報の保護に関する法律 第66条（持ち出しの記録。要確認）',
  zone: 'internet',
  confidentiality: '3A',
  retention: 'ファイルと載った人は24時間。だれが何を書き出したかは3年（文書管理規程。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...taken, table: `procedures.${table}`, column }))

/** Who took the records of many out of the house, and for a day of whom. */
export const dataMap: readonly DataField[] = [
  ...of('exports', 'account_id staff_id reason'),
  ...of('export_people', 'person_id'),
]
