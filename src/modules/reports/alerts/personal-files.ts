import type { PersonalFile } from '#platform/module/index.ts'

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'report-alerts',
    name: '新しいレポートのお知らせを選んだ方のファイル',
    purpose: '選んだ場所と種類の新しいレポートを本人に知らせるため',
    scope: '新しいレポートのお知らせを選んだ方',
    source: '本人の選択',
    sensitive: 'no',
    tables: ['reports.subscriptions'],
  },
]
