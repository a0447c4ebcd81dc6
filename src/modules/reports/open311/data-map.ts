import type { DataField } from '#platform/module/index.ts'

/** An address may say whose it is; it goes once the picture is there or refused. */
export const dataMap: readonly DataField[] = [
  {
    table: 'reports.posted_pictures',
    column: 'url',
    holder: 'head',
    purpose: 'プログラムが送ったレポートの写真を、住所から受け取る',
    legalGround: '個人情報の保護に関する法律 第61条、第69条',
    zone: 'internet',
    confidentiality: '2',
    retention: '写真を受け取るか断るまで',
  },
]
