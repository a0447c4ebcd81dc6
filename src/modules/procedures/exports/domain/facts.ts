import type { Column } from './columns.ts'

/** What every case has, before its answers. */
export const caseColumns: readonly Column[] = [
  { id: 'number', label: '受付番号', isDate: false },
  { id: 'received-on', label: '受付日', isDate: true },
  { id: 'channel', label: '受付方法', isDate: false },
  { id: 'applicant', label: '申請者', isDate: false },
  { id: 'office', label: '係', isDate: false },
  { id: 'state', label: '状態', isDate: false },
  { id: 'due-on', label: '期限', isDate: true },
  { id: 'closed-on', label: '終わった日', isDate: true },
  { id: 'note', label: '付記', isDate: false },
]

/** What leads from a row of a group to its case. */
export const rowColumns: readonly Column[] = [
  { id: 'number', label: '受付番号', isDate: false },
  { id: 'place', label: '行', isDate: false },
  { id: 'row', label: '行の番号', isDate: false },
]
