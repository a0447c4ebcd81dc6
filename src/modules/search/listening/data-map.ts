import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: 'サイト内検索の改善（だれが探したかを知らずに数える）',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
} as const

const columns = (table: string, retention: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...shared, table: `search.${table}`, retention, column }))

export const dataMap: readonly DataField[] = [
  ...columns('heard', '翌日に数だけにして消す', 'visitor query shown'),
  ...columns('clicked', '翌日に数だけにして消す', 'visitor query'),
  ...columns('searched', '90日', 'query shown'),
  ...columns('chosen', '90日', 'query'),
]
