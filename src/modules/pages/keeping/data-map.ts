import type { DataField, PersonalFile } from '#platform/module/index.ts'

const staff = {
  holder: 'head',
  column: 'created_by',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
} as const satisfies Omit<DataField, 'table' | 'purpose' | 'retention'>

/** The staff who brought pictures and old pages. */
export const dataMap: readonly DataField[] = [
  {
    ...staff,
    table: 'pages.media',
    purpose: 'ページの画像を入れた職員を確かめる',
    retention: '画像を消すまで',
  },
  {
    ...staff,
    table: 'pages.imports',
    purpose: '古いページを取り込んだ職員を確かめる',
    retention: '期間は要確認（自動では消さない）',
  },
]

/** The 個人情報ファイル of these tables; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'page-keeping',
    name: 'ページの画像と取り込みのファイル',
    purpose: 'ページの画像を入れ、古いページを取り込んだ職員を確かめるため',
    scope: 'ホームページを書く職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['pages.media', 'pages.imports'],
  },
]
