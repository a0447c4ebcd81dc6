import type { DataField, PersonalFile } from '#platform/module/index.ts'

const staff = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  purpose: '施設物の台帳を直し、図面を加え、表を読みこんだ職員を確かめる',
  retention: '施設物を撤去してから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

/** The staff behind changes, drawings and tables of things. */
export const dataMap: readonly DataField[] = [
  ['asset_changes', 'by_staff'],
  ['drawings', 'added_by'],
  ['drawings', 'removed_by'],
  ['asset_imports', 'read_by'],
].map(([table, column]): DataField => ({ ...staff, table: `reports.${table}`, column: column ?? '' }))

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'assets',
    name: '施設物台帳の記録のファイル',
    purpose: '施設物の台帳を直し、図面を加え、表を読みこんだ職員を確かめるため',
    scope: '施設物の台帳を扱う職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['reports.asset_changes', 'reports.drawings', 'reports.asset_imports'],
  },
]
