import type { DataField } from '#platform/module/index.ts'

const kept = {
  holder: 'head',
  purpose: '保存年限の過ぎた申請を廃棄し、止める理由のあるものを残す',
  legalGround: '公文書等の管理に関する法律 第34条、文書管理規程（要確認）',
  zone: 'internet',
  confidentiality: '2',
  retention: '廃棄を止める記録は、申請と同じ。廃棄の記録（数だけ）は30年（文書管理規程。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...kept, table: `procedures.${table}`, column }))

export const dataMap: readonly DataField[] = [
  ...of('case_holds', 'application_id reason put_by lifted_by'),
  ...of('disposals', 'confirmed_by'),
]
