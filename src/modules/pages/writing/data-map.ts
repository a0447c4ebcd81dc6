import type { DataField } from '#platform/module/index.ts'

const staff = {
  holder: 'head',
  purpose: 'ホームページをだれが書き、確かめ、承認し、取り下げたかを確かめる',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
  retention: '公開を終えた年度の翌年度から5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

// 公示送達 names who is served; it stands as long as the law asks and is found by no search.
const served = {
  holder: 'head',
  purpose: '公示送達を受ける人に、書類を受け取れることを知らせる',
  legalGround: '地方税法 第20条の2、行政手続法 第15条第3項・第4項',
  zone: 'internet',
  confidentiality: '1',
  retention: '掲載を終えるまで（版は、公開を終えた年度の翌年度から5年。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (shared: Omit<DataField, 'table' | 'column'>, table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `pages.${table}`, column }))

/** The staff behind the pages, and whom a 公示送達 names. */
export const dataMap: readonly DataField[] = [
  ...of(staff, 'pages', 'withdrawn_by withdrawn_reason'),
  ...of(staff, 'editions', 'created_by submitted_by reviewed_by approved_by'),
  ...of(staff, 'versions', 'saved_by confirmed_by'),
  ...of(staff, 'steps', 'by said'),
  ...of(staff, 'previews', 'made_by'),
  ...of(staff, 'plain_words', 'decided_by ended_by'),
  ...of(served, 'versions', 'title summary body'),
  ...of(served, 'published', 'title summary html plain'),
]
