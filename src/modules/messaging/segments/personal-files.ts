import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'segments',
    name: '一斉配信の対象の承認ファイル',
    purpose: '一斉配信の対象を作り、承認した職員を確かめるため',
    scope: '一斉配信の対象を作る職員、承認する職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['messaging.segments', 'messaging.segment_versions', 'messaging.previews'],
  },
]
