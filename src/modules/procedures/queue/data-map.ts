import type { DataField } from '#platform/module/index.ts'

const work = {
  holder: 'head',
  purpose: '職員が申請を手分けし、順番を決める',
  legalGround: '事務分掌規程（要確認）',
  zone: 'internet',
  confidentiality: '2',
  retention: '使わなくなるまで。担当と一括の記録は、申請の保存年限と同じ（文書管理規程。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...work, table: `procedures.${table}`, column }))

/** Who of the office arranged the work how; of the residents only which request. */
export const dataMap: readonly DataField[] = [
  ...of('labels', 'name made_by'),
  ...of('case_labels', 'application_id put_by'),
  ...of('queue_views', 'staff_id name made_by'),
  ...of('queue_defaults', 'staff_id'),
  ...of('batches', 'to_staff_id reason made_by'),
  ...of('batch_items', 'application_id before'),
]
