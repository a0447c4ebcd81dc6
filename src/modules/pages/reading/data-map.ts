import type { DataField, PersonalFile } from '#platform/module/index.ts'

const staff = {
  holder: 'head',
  purpose: 'お知らせ番号と短いアドレスをだれが作り、終わらせたかを確かめる',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
  retention: '使い終わった年度の翌年度から5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...staff, table: `pages.${table}`, column }))

/** The staff behind short addresses and notices. */
export const dataMap: readonly DataField[] = [
  ...of('short_links', 'made_by ended_by'),
  ...of('notices', 'made_by withdrawn_by'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'page-addresses',
    name: 'お知らせ番号と短いアドレスのファイル',
    purpose: 'お知らせ番号と短いアドレスを作った職員を確かめるため',
    scope: 'お知らせ番号や短いアドレスを作った職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['pages.short_links', 'pages.notices'],
  },
]
