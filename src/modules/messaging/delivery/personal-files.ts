import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables, as 個人情報の保護に関する法律 第75条 asks; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'notices',
    name: '通知・連絡先ファイル',
    purpose: '手続の結果や予定を本人に知らせるため',
    scope: '手続をした人、連絡先を登録した人',
    source: '本人の登録、住民基本台帳の記録',
    sensitive: 'unclear',
    tables: [
      'messaging.contacts',
      'messaging.deliveries',
      'messaging.push_subscriptions',
      'messaging.program_messages',
      'messaging.notice_letters',
      'messaging.letter_wishes',
      'messaging.print_batches',
      'messaging.reprints',
      'messaging.templates',
      'messaging.letters',
    ],
  },
]
