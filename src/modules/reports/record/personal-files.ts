import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'reports',
    name: 'まちのレポートのファイル',
    purpose: 'まちの不具合やよい行いの知らせを受け付け、直し、知らせた方と見守る方に答えるため',
    scope: 'レポートを知らせた方、見守る方',
    source: '本人からの知らせ、ほかの機関からの知らせ',
    sensitive: 'unclear',
    tables: ['reports.reports', 'reports.steps', 'reports.photos', 'reports.posted_pictures', 'reports.followers'],
  },
  {
    slug: 'report-keeping',
    name: 'まちのレポートを扱う職員のファイル',
    purpose: 'レポートの決まりを変え、まとめた職員を確かめるため',
    scope: 'レポートを扱う職員',
    source: '職員の操作',
    sensitive: 'no',
    people: 'fewer',
    tables: ['reports.merges', 'reports.categories', 'reports.themes', 'reports.improvements'],
  },
]
