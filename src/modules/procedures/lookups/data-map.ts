import type { DataField } from '#platform/module/index.ts'

const lookup = {
  table: 'procedures.lookups',
  holder: 'head',
  purpose: '書類の代わりに、ほかの機関に確かめる',
  legalGround: '番号法 第19条第8号（手続ごとの根拠は照会の記録に残す）',
  zone: 'internet',
  confidentiality: '3A',
  retention: '回答の中身は完結まで。照会した事実は申請と同じ',
} as const satisfies Omit<DataField, 'column'>

export const dataMap: readonly DataField[] = [
  'person_id',
  'item',
  'ground',
  'state',
  'value',
  'source',
  'paper_file_id',
].map((column) => ({
  ...lookup,
  column,
}))
