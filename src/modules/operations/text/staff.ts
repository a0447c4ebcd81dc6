/** Words of the administrator's screen; staff screens are Japanese. */
export const operationsTexts = {
  title: 'システムの状態',
  lede: '処理の待ち行列、届かなかったお知らせ、保存場所を確かめます。住民の氏名や内容は表示しません。',
  permissionRead: 'システムの状態を見る',
  permissionRetry: '失敗した処理をやり直す',
  figures: {
    title: 'いまの数',
    waiting: '待っている処理',
    oldestJob: 'いちばん長い待ち',
    dead: '止まった処理',
    failingEvents: '失敗している連絡（イベント）',
    oldestEvent: 'いちばん古い未処理の連絡',
    workers: '動いている処理係',
    database: 'データベースの大きさ',
    disk: '保存場所の空き',
    ballast: '予備の空き（64 MB）',
    backup: 'いちばん新しい控え',
    noBackup: '―',
  },
  seconds: (count: number) =>
    count < 120 ? `${count}秒` : count < 7200 ? `${Math.round(count / 60)}分` : `${Math.round(count / 3600)}時間`,
  gigabytes: (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`,
  count: (count: number) => (count >= 10000 ? '10,000件以上' : `${count.toLocaleString('ja-JP')}件`),
  line: {
    title: 'LINE',
    friends: '友だちの数（およそ）',
    linked: '本人とつながっている数（およそ）',
    waiting: 'まだ扱っていない知らせ',
    lag: 'いちばん古い知らせの待ち',
    people: (count: number) => (count < 10 ? '10人未満' : `およそ${roundly(count).toLocaleString('ja-JP')}人`),
  },
  noWorkers: '処理係が動いていません。お知らせも支払いも進みません。アプリを起動し直してください。',
  slow: '処理が遅れています。処理係の数と、データベースの負荷を確かめてください。',
  diskLow: '保存場所の空きが少なくなっています。広げるか、古い控えを移してください。',
  readOnly:
    '保存場所の空きが足りないため、いまは何も保存していません。見ることはできます。すぐに空きを増やしてください。空きが境の2倍になると、自動で戻ります。',
  ballast: { kept: '取ってあります', 'given-up': '取っていません（空きが増えると自動で取ります）' },
  ballastGone: 'データベースが起きるための予備の空きも、もう使いました。次に止まると、空きを増やすまで起きられません。',
  well: '異常はありません。',
  alerts: {
    title: '知らせたこと',
    note: (to: string | undefined) =>
      to
        ? '始まったときと終わったときに、当番の宛先にメールで知らせます。'
        : 'メールの宛先（ALERT_MAIL_TO）が設定されていないため、ここにだけ残ります。',
    empty: '知らせたことはありません',
    columns: { what: '何が', from: 'いつから', until: 'いつまで' },
    open: '続いています',
    begun: (name: string) => `【窓口】${name}`,
    over: (name: string) => `【窓口】解消：${name}`,
    since: (when: string) => `${when}から。`,
    until: (when: string) => `${when}に解消しました。`,
    kinds: {
      'backup-behind': {
        name: '控えが遅れています',
        words:
          '控えが36時間取れていないか、記録が控えの場所に5分以上届いていません。控えの場所の空きと、控えのコマンドの予定を確かめてください。',
      },
      'audit-unsealed': {
        name: '監査の記録に封ができていません',
        words:
          '10分より前の記録にまだ封がありません。封をする係（処理係）と、封の控えの場所（AUDIT_CHECKPOINT_DIR）の空きと権限を確かめてください。封ができるまで、書き換えられても分かりません。',
      },
      'dead-jobs': {
        name: '止まった処理があります',
        words: '何度試しても終わらない処理があります。原因を除いて、画面で「もう一度」を押してください。',
      },
      'slow-queue': {
        name: '処理が10分より遅れています',
        words: 'お知らせ、書類、支払いが遅れています。処理係の数とデータベースの負荷を確かめてください。',
      },
      'failing-events': {
        name: '連絡（イベント）が失敗し続けています',
        words: '自動で試し続けますが、10分たっても終わりません。記録で誤りの種類を確かめてください。',
      },
      'disk-low': {
        name: '保存場所の空きが少なくなっています',
        words: '空きが2 GBを切りました。広げるか、古い控えを移してください。',
      },
      'campaign-stopped': {
        name: '一斉配信が止まっています',
        words:
          '送る先（LINEなど）が受け取りを断ったため、一斉配信を止めました。鍵の期限、月の上限、本文の形を確かめ、直してから一斉配信の画面で「再開」を押してください。',
      },
      'lost-messages': {
        name: '届かないお知らせが増えています',
        words:
          'この24時間に、届かなかったか、届いたか分からないお知らせが10件以上あります。送り先の障害を確かめてください。',
      },
    },
  },
  privacy: {
    opened: {
      subject: '【窓口】緊急閲覧がありました',
      text: '緊急の理由で、担当でない記録が一人分開かれました。管理職が一覧で目的を読み、確かめてください。',
    },
    waits: {
      subject: '【窓口】確かめられていない緊急閲覧があります',
      text: '24時間たっても、だれも確かめていない緊急閲覧があります。管理職に一覧を開いてもらってください。',
    },
  },
  day: {
    title: 'この24時間のお知らせ',
    empty: 'この24時間のお知らせはありません',
    columns: { channel: '送り方', state: 'ようす', count: '件数' },
    states: {
      created: 'これから',
      sending: '送っている',
      'temporary-failure': 'あとでもう一度',
      sent: '送った',
      unknown: '届いたか不明',
      'permanent-failure': '届かなかった',
      cancelled: '取りやめた',
    } as Record<string, string>,
  },
  statements: {
    title: '遅い問い合わせ',
    note: 'このプロセスが始まってから、0.5秒より長くかかったもの。値は含みません。',
    empty: '遅い問い合わせはありません',
    columns: { statement: '問い合わせ', ms: 'いちばん長いとき', times: '回数', last: '最後' },
    milliseconds: (ms: number) => `${(ms / 1000).toFixed(1)}秒`,
  },
  jobs: {
    title: '失敗した処理',
    empty: '失敗した処理はありません',
    columns: { task: '処理', attempts: '試した回数', error: '誤りの種類', next: '次の試み', act: '操作' },
    dead: '止まっています',
    next: (at: string) => `${at}に自動で`,
    retry: 'もう一度',
    retried: 'もう一度、処理します。',
    gone: 'この処理は、終わったか、いま動いています。',
    note: '原因（相手先の停止、設定の誤り）を除いてから、もう一度を押してください。二度行っても結果は同じです。',
  },
  deliveries: {
    title: '届かなかったお知らせ',
    empty: '届かなかったお知らせはありません',
    columns: { when: '日時', kind: '種類', channel: '送り方', state: '結果', reason: '理由' },
    note: '法律で決まったお知らせは、自動で手紙に替わります。「確かめられない」ものは二重に送らないよう、自動では送り直しません。担当の係に電話での連絡を頼んでください。',
    states: { unknown: '届いたか確かめられない', 'permanent-failure': '届かなかった' },
    channels: { line: 'LINE', mail: 'メール', push: 'プッシュ通知', letter: '手紙' },
  },
} as const

/** Two leading digits: one person more or less does not show. */
function roundly(count: number): number {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(count)) - 1)
  return Math.round(count / step) * step
}
