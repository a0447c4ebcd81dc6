import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
} as const

const blocked = {
  ...shared,
  purpose: 'レポートを出すのを止めた方に、止めている間は新しいものを受け付けないため',
  retention: '止めている期間。きっかけのレポートの保存の期間が終わると消す（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const staff = {
  ...shared,
  purpose: 'レポートを確かめ、投稿を止め、返事のひな形を書いた職員を確かめる',
  retention: 'レポートが終わった日から5年、ひな形がある間（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (common: Omit<DataField, 'table' | 'column'>, table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...common, table: `reports.${table}`, column }))

/** Who may not report for a time, and the staff behind looks, blocks and words. */
export const dataMap: readonly DataField[] = [
  ...of(staff, 'reports', 'looked_by'),
  ...of(blocked, 'blocks', 'person_id'),
  ...of(staff, 'blocks', 'by_staff lifted_by'),
  ...of(staff, 'templates', 'changed_by'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'report-blocks',
    name: 'まちのレポートの投稿を止めた方のファイル',
    purpose: '人を傷つける内容や、うその知らせをくり返した方の投稿を、決めた期間だけ止めるため',
    scope: '投稿を止めた方',
    source: '職員の操作',
    sensitive: 'unclear',
    people: 'fewer',
    tables: ['reports.blocks'],
  },
  {
    slug: 'report-templates',
    name: 'まちのレポートの返事のひな形のファイル',
    purpose: 'レポートへの返事のひな形を書いた職員を確かめるため',
    scope: 'レポートを扱う職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['reports.templates'],
  },
]
