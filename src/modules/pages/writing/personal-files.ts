import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'page-writing',
    name: 'ホームページの作成と承認のファイル',
    purpose: 'ホームページを書き、確かめ、承認した職員を確かめるため',
    scope: 'ホームページを書く職員、確かめる職員、承認する職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['pages.pages', 'pages.editions', 'pages.versions', 'pages.steps', 'pages.previews', 'pages.plain_words'],
  },
  {
    slug: 'service-by-publication',
    name: '公示送達のファイル',
    purpose: '公示送達を受ける人に、書類を受け取れることを知らせるため',
    scope: '公示送達を受ける人',
    source: '公示送達をする課の記録',
    sensitive: 'no',
    people: 'fewer',
    tables: ['pages.published'],
  },
]
