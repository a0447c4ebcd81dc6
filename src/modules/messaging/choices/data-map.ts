import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '本人が知りたいことを、本人が選んだ方法と時間で知らせる',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）。本人の申出による',
  zone: 'internet',
  confidentiality: '2',
} as const

const columns = (table: string, retention: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...shared, table: `messaging.${table}`, retention, column }))

const asLongAsWanted = '本人が変えるか、記録がなくなるまで'

export const dataMap: readonly DataField[] = [
  ...columns('topic_choices', asLongAsWanted, 'person_id topic'),
  ...columns('habits', asLongAsWanted, 'person_id hours_from hours_until age_group area child_birth_years'),
  ...columns('stopped_kinds', asLongAsWanted, 'person_id kind'),
  ...columns('mail_proofs', '期限から1日', 'person_id address'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'message-choices',
    name: 'お知らせの希望ファイル',
    purpose: '本人が知りたいことを、本人が選んだ方法と時間で知らせるため',
    scope: 'お知らせを選んだ人',
    source: '本人の登録',
    sensitive: 'unclear',
    tables: ['messaging.topic_choices', 'messaging.habits', 'messaging.stopped_kinds', 'messaging.mail_proofs'],
  },
]
