import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: 'LINEでの本人への通知と案内',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
} as const

const columns = (table: string, retention: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...shared, table: `messaging.${table}`, retention, column }))

export const dataMap: readonly DataField[] = [
  ...columns('line_events', '答えるまで（だれからのものかは31日）', 'line_user_id payload'),
  ...columns('line_friends', 'ブロックから31日', 'line_user_id'),
  ...columns('line_link_tokens', '1日', 'line_user_id'),
  ...columns('line_nonces', '1日', 'account_id person_id'),
]
