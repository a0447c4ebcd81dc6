import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '本人が選んだお知らせと、法令によるお知らせを届ける',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）・第69条',
  zone: 'internet',
  confidentiality: '2',
  retention: '期間は要確認（本人の記録の廃棄とともに消す）',
} as const

const columns = (table: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...shared, table: `messaging.${table}`, column }))

export const dataMap: readonly DataField[] = [
  ...columns('intents', 'person_id'),
  ...columns('chunks', 'recipients addresses left_out refused'),
  ...columns('digest_items', 'person_id'),
]

/** The 個人情報ファイル of these tables, as 個人情報の保護に関する法律 第75条 asks; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'campaigns',
    name: '一斉配信ファイル',
    purpose: '選ばれた分野のお知らせと、法令によるお知らせを、一度ずつ届けるため',
    scope: '一斉配信の対象になった人',
    source: '本人の登録、住民基本台帳の記録',
    sensitive: 'no',
    tables: ['messaging.intents', 'messaging.chunks', 'messaging.digest_items'],
  },
]
