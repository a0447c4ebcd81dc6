import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'report-drafts',
    name: '書きかけのレポートと、登録のない知らせ手のファイル',
    purpose: '書きかけのレポートを取っておき、住民登録と結び付かない方にも答えるため',
    scope: 'レポートを書いている方、住民登録と結び付かないでレポートを知らせた方',
    source: '本人の入力、本人のメールアドレスの確認',
    sensitive: 'unclear',
    tables: ['reports.drafts', 'reports.reporters'],
  },
]
