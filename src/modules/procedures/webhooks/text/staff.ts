import type { UrlProblem } from '#platform/outgoing/index.ts'
import type { AttemptOutcome } from '../domain/webhook.ts'
import type { Webhook } from '../store/webhooks.ts'

// Staff screens are Japanese only.
export const webhookTexts = {
  title: 'ほかのシステムへの通知',
  lede: '申請が届いたときと状態が変わったときに、係のシステムに知らせます（webhook）。知らせるのは申請の番号・手続・状態・版・時刻だけで、だれの何かは知らせません。',
  list: '送り先',
  none: '送り先はまだありません。',
  columns: { url: '送り先', procedure: '手続', office: '係', state: '状態' },
  make: '送り先を加える',
  url: '送り先のアドレス（URL）',
  urlHint: '例：https://system.example.lg.jp/hooks。httpsだけです。庁内や機器自身の番地には送れません。',
  procedure: '手続',
  add: '加える',
  problems: {
    not_a_url: 'URLを https:// から書いてください。',
    not_https: 'https:// で始まるアドレスを書いてください。',
    with_credentials: 'アドレスに利用者名やパスワードを入れないでください。',
    other_port: '使えるポートは443と8443です。',
    not_public: '庁内や機器自身の番地・名前には送れません。外から届くアドレスを書いてください。',
    too_many: '送り先は一つの係に20までです。',
    twice: 'この手続のこの送り先は、もうあります。',
    procedure: '手続を選んでください。',
  } satisfies Record<UrlProblem | 'too_many' | 'twice' | 'procedure', string>,
  states: { on: '送っています', paused: '止めています', stopped: 'やめました' } satisfies Record<
    Webhook['state'],
    string
  >,
  pausedBecause: {
    by_hand: '職員が止めました。その間の知らせはたまり、再開すると順に送ります。',
    failing:
      '1日のあいだ一度も届かなかったので、止めました。送り先を管理する人に確かめてから再開してください。3日たった知らせは送りません。',
    gone: '送り先が「もう要らない」（410）と答えたので、止めました。',
  } satisfies Record<NonNullable<Webhook['pausedBecause']>, string>,
  toTroubled: '送り先を見る',
  troubled: (count: number) => `届かないために止まっている送り先が${count}件あります。`,
  shown: {
    title: '署名の鍵',
    note: 'この鍵が見えるのは一度だけです。送り先のシステムに入れてください。',
    label: '鍵',
    back: '送り先に戻る',
  },
  rotate: '鍵を替える',
  rotateHint: '新しい鍵を作ります。前の鍵の署名も24時間は付きます。',
  pause: '止める',
  resume: '再開する',
  stop: '送り先をなくす',
  stopHint: 'なくすと元に戻せません。まだ届いていない知らせは送りません。',
  deeds: '送り先の操作',
  log: '送った記録（新しい100件）',
  logNone: 'まだ何も送っていません。',
  logColumns: { told: '知らせ', happened: '変わった時刻', state: '結果', tries: '試み', act: '操作' },
  ended: { delivered: '届いた', given_up: 'あきらめた' },
  waiting: (at: string) => `${at}にまた送ります`,
  waitingNow: '順番を待っています',
  attempts: (tries: number) => `${tries}回`,
  outcomes: {
    delivered: '届いた',
    refused: '断られた',
    gone: 'もう要らない',
    redirected: 'ほかの場所へ案内された（追いません）',
    timed_out: '10秒たっても答えがない',
    unreachable: 'つながらない',
    forbidden_address: '庁内や機器自身の番地なので送らない',
  } satisfies Record<AttemptOutcome, string>,
  resend: '送り直す',
  resendOf: (id: string) => `${id}を送り直す`,
  setting: { url: '送り先', procedure: '手続', office: '係', state: '状態' },
} as const
