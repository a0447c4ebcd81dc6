import type { DataField } from '#platform/module/index.ts'

/** Which member of staff told everybody of an improvement. */
export const dataMap: readonly DataField[] = [
  {
    table: 'reports.improvements',
    column: 'by_staff',
    holder: 'head',
    purpose: '改善した例をだれが公開したかを確かめる',
    legalGround: '個人情報の保護に関する法律 第61条、第69条',
    zone: 'internet',
    confidentiality: '2',
    retention: '例を公開しているあいだ（要確認）',
  },
]
