import type { DataField } from '#platform/module/index.ts'

const asked = {
  holder: 'head',
  purpose: '課のシステムが頼んだお知らせを本人に届ける',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
  retention: '送信から1年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

export const dataMap: readonly DataField[] = [
  { ...asked, table: 'messaging.program_messages', column: 'person_id' },
  { ...asked, table: 'messaging.program_messages', column: 'fields' },
  { ...asked, table: 'messaging.templates', column: 'drafted_by', purpose: '文面を書いた職員を残す' },
  { ...asked, table: 'messaging.templates', column: 'approved_by', purpose: '文面を承認した職員を残す' },
]
