import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '本人への通知',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
} as const

export const dataMap: readonly DataField[] = [
  { ...shared, table: 'messaging.contacts', column: 'address', retention: '連絡先の終了から1年' },
  { ...shared, table: 'messaging.deliveries', column: 'address', retention: '送信から1年' },
  { ...shared, table: 'messaging.deliveries', column: 'body', retention: '送信から1年' },
  { ...shared, table: 'messaging.letters', column: 'address', retention: '発送から1年' },
  { ...shared, table: 'messaging.letters', column: 'addressee', retention: '発送から1年' },
]
