import type { Module } from '#platform/module/index.ts'

export const problems = {
  reference_used: {
    ja: 'この reference は、ほかの中身のお知らせに使われています。新しい reference を付けてください。同じ中身なら、そのまま送り直せば同じ答えになります。',
    en: 'This reference was used for a message with other contents. Give a new one. The same contents under the same reference give the same answer.',
  },
  template_unknown: {
    ja: 'その名前の承認された文面が、このプログラムの課にありません。課の「プログラムの文面」で確かめてください。',
    en: 'The office of this program has no approved template of that name. Look at the office’s templates.',
  },
  callback_not_allowed: {
    ja: 'この送り先には知らせられません。https で始まり、インターネットから届くアドレス（ポート443か8443）にしてください。',
    en: 'Nothing can be sent to this address. Give one that begins with https, on the open internet, port 443 or 8443.',
  },
} satisfies NonNullable<Module['problems']>
