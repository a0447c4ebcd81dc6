import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設の窓口で利用を受け付け、鍵と備品を貸し、戻す',
  legalGround: '地方自治法 第244条、第244条の2；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: '利用した日の属する年度の終わりから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string, more: Partial<DataField> = {}): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, ...more, table: `reservations.${table}`, column }))

const forAYear = { retention: '利用した日から1年' }

/** Who came without a registration, why the desk passed over a rule, and through whose hands keys and equipment went. */
export const dataMap: readonly DataField[] = [
  ...of('visitors', 'reservation_id name phone class', forAYear),
  ...of('desk_overrides', 'reservation_id reason made_by'),
  ...of('day_notes', 'note written_by'),
  ...of('key_loans', 'reservation_id handed_by returned_to'),
  ...of('equipment_loans', 'reservation_id handed_by returned_to'),
  ...of('equipment_outages', 'made_by ended_by'),
  ...of('operator_workers', 'staff_id entered_by', {
    purpose: '指定管理者の職員が、担当する施設の窓口で働けるようにする',
  }),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'facility-desks',
    name: '施設窓口の受付ファイル',
    purpose: '施設の窓口で利用を受け付け、鍵と備品を貸し、戻すため',
    scope: '利用者登録をせずに窓口や電話で申し込んだ人、鍵や備品を借りた人',
    source: '本人の窓口または電話での申込み、窓口での受渡し',
    sensitive: 'unclear',
    people: 'thousand',
    tables: [...new Set(dataMap.map(({ table }) => table))],
  },
]
