import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '本人への通知',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
} as const

const columns = (table: string, retention: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...shared, table: `messaging.${table}`, retention, column }))

export const dataMap: readonly DataField[] = [
  ...columns('contacts', '連絡先の終了から1年', 'person_id channel address'),
  ...columns('deliveries', '送信から1年', 'person_id channel address body'),
  ...columns('push_subscriptions', '受け取りの終了から1年', 'person_id endpoint p256dh auth label'),
  ...columns('letters', '発送から1年', 'person_id postcode address addressee document_id'),
]
