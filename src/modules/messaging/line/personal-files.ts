import type { PersonalFile } from '#platform/module/index.ts'

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'line',
    name: 'LINEの友だちファイル',
    purpose: 'LINEで本人に知らせ、問い合わせにページを案内するため',
    scope: 'LINEで公式アカウントを友だちに追加した人',
    source: 'LINEからの通知、本人の登録',
    sensitive: 'unclear',
    tables: ['messaging.line_events', 'messaging.line_friends', 'messaging.line_link_tokens', 'messaging.line_nonces'],
  },
]
