/** What a person reads of one kind of procedure, from its noun and its verb. */
const wordsOf = (noun: string, verb: string, begin: string) => ({
  noun,
  begin,
  goOn: `続《つづ》きから${verb}`,
  who: `${verb}ことができる人《ひと》`,
  checkTitle: `${noun}の内容《ないよう》を確《たし》かめてください`,
  signAndPay: (yen: string) => `署名《しょめい》して${yen}を払《はら》う`,
  sign: `署名《しょめい》して${verb}`,
  pay: (yen: string) => `${yen}を払《はら》って${verb}`,
  send: `この内容《ないよう》で${verb}`,
  nextSign: `次《つぎ》の画面《がめん》でマイナンバーカードを読《よ》み取《と》り、署名《しょめい》します。署名《しょめい》が終《お》わると、${noun}が{{municipality}}に届《とど》きます。`,
  nextSignAndPay: `次《つぎ》の画面《がめん》でマイナンバーカードを読《よ》み取《と》り、署名《しょめい》します。署名《しょめい》と支払《しはら》いの両方《りょうほう》が終《お》わると、${noun}が{{municipality}}に届《とど》きます。`,
  nextPay: `次《つぎ》の画面《がめん》で払《はら》います。払《はら》い終《お》わると、${noun}が{{municipality}}に届《とど》きます。`,
  nextSend: `ボタンを押《お》すと、${noun}が{{municipality}}に届《とど》きます。`,
  received: `${noun}を受《う》け付《つ》けました`,
  record: `${noun}の控《ひか》え`,
  content: `${noun}の内容《ないよう》`,
  almost: `あと少《すこ》しで${noun}が終《お》わります`,
  withdrawTitle: `${noun}を取《と》り下《さ》げますか`,
  completed: `この${noun}は終《お》わりました。`,
  withdrawn: `この${noun}は取《と》り下《さ》げられました。`,
})

const application = '申請《しんせい》'
const notification = '届《とど》け出《で》'
const entry = '申《もう》し込《こ》み'
const booking = '予約《よやく》'

export const ja = {
  application: {
    ...wordsOf(application, `${application}する`, `${application}をはじめる`),
    promise: '決《き》まる日《ひ》',
    promiseNote: (authority: string) =>
      `${authority}が、この日《ひ》までに決《き》めて、結果《けっか》と理由《りゆう》をお知《し》らせします（標準処理期間《ひょうじゅんしょりきかん》）。質問《しつもん》にお答《こた》えいただく間《あいだ》の日数《にっすう》は、入《はい》りません。`,
    withdrawText: '決《き》まる前《まえ》なら取《と》り下《さ》げられます。',
  },
  notification: {
    ...wordsOf(notification, '届《とど》け出《で》る', '届《とど》け出《で》る'),
    promise: '形《かたち》を確《たし》かめ終《お》わる日《ひ》',
    promiseNote: () =>
      '届《とど》いたときに形《かたち》が整《ととの》っていれば、その時《とき》に届《とど》け出《で》は済《す》んでいます。{{municipality}}が認《みと》めるのを待《ま》つ必要《ひつよう》はありません。',
    withdrawText: '{{municipality}}が受《う》け付《つ》け終《お》わる前《まえ》なら、取《と》り下《さ》げられます。',
  },
  'certificate-request': {
    ...wordsOf(application, `${application}する`, `${application}をはじめる`),
    promise: 'お届《とど》けの約束《やくそく》',
    promiseNote: () =>
      `いま${application}したときの日《ひ》です。遅《おく》れるときは、前《まえ》もってお知《し》らせします。`,
    withdrawText:
      '発行《はっこう》の前《まえ》なら取《と》り下《さ》げられます。手数料《てすうりょう》もお返《かえ》しします。',
  },
  entry: {
    ...wordsOf(entry, '申《もう》し込《こ》む', '申《もう》し込《こ》む'),
    promise: 'お返事《へんじ》する日《ひ》',
    promiseNote: () => 'この日《ひ》までに、受《う》けられるかどうかをお返事《へんじ》します。',
    withdrawText: '終《お》わる前《まえ》なら、取《と》り下《さ》げられます。',
  },
  booking: {
    ...wordsOf(booking, `${booking}する`, `${booking}する`),
    promise: 'おいでになる時間《じかん》',
    promiseNote: () =>
      '来《こ》られなくなったときは、取《と》り下《さ》げてください。ほかの人《ひと》が使《つか》えます。',
    withdrawText: '予約《よやく》の時間《じかん》の前《まえ》なら、いつでも取《と》り下《さ》げられます。',
  },
  steps: {
    checkForm: '{{municipality}}が、書《か》き落《お》としがないかを確《たし》かめています',
    formChecked: '{{municipality}}が確《たし》かめました',
    extended: '決《き》める日《ひ》を延《の》ばしました。理由《りゆう》は、通知書《つうちしょ》でお知《し》らせします',
    decide: '{{municipality}}が決《き》めます',
    decided: '{{municipality}}が決《き》めました',
    notify: '結果《けっか》と理由《りゆう》をお知《し》らせします',
    notified: '結果《けっか》をお知《し》らせしました',
    accepted: '受《う》け付《つ》け終《お》わりました',
    accept: '受《う》け付《つ》け終《お》わります',
    reply: 'お返事《へんじ》します',
    replied: 'お受《う》けするとお返事《へんじ》しました',
    declined: 'お受《う》けできませんでした',
    lapsed: '足《た》りないところが残《のこ》ったまま終《お》わりました',
    chooseTime: '日時《にちじ》を選《えら》び直《なお》してください',
    visit: '窓口《まどぐち》においでください',
    visited: 'おいでになりました',
    missed: 'おいでになりませんでした',
    booked: '予約《よやく》できました',
    arrived: '届《とど》きました',
    formNote: '形《かたち》が整《ととの》っていれば、これで届《とど》け出《で》は済《す》んでいます。',
    notGranted: '認《みと》められませんでした',
  },
  now: {
    arrived:
      '届《とど》きました。形《かたち》が整《ととの》っていれば、これで届《とど》け出《で》は済《す》んでいます。',
    booked: '予約《よやく》できました。時間《じかん》になったら、窓口《まどぐち》においでください。',
    deciding: (authority: string) =>
      `いま、{{municipality}}が審査《しんさ》しています。${authority}が決《き》めます。していただくことはありません。`,
    waitsForDecision:
      '決《き》まる前《まえ》の、最後《さいご》の確認《かくにん》をしています。していただくことはありません。',
    granted: '認《みと》められました。',
    partial:
      '一部《いちぶ》が認《みと》められました。理由《りゆう》と、これからできることは、通知《つうち》をご覧《らん》ください。',
    notGranted:
      '認《みと》められませんでした。理由《りゆう》と、これからできることは、通知《つうち》をご覧《らん》ください。',
    payFee: '決《き》まりました。手数料《てすうりょう》を払《はら》っていただくと、次《つぎ》に進《すす》みます。',
  },
  mine: {
    title: 'わたしの手続《てつづき》',
    none: 'まだ手続《てつづき》はありません',
    noneText: '手続《てつづき》のページから始《はじ》められます。',
    filed: (day: string) => `${day}に届《とど》きました`,
  },
  rules: {
    link: 'この手続《てつづき》の決《き》まりを見《み》る',
    title: 'この手続《てつづき》について',
    lede: '根拠《こんきょ》、審査《しんさ》の基準《きじゅん》、かかる日数《にっすう》、決《き》める人《ひと》、不服《ふふく》のあるときのことを、まとめています。',
    kind: '手続《てつづき》の種類《しゅるい》',
    kinds: {
      application: '申請《しんせい》（{{municipality}}が審査《しんさ》して決《き》めるもの）',
      notification: '届出《とどけで》（届《とど》けば済《す》むもの）',
      'certificate-request': '証明《しょうめい》の請求《せいきゅう》',
      entry: '申込《もうしこみ》',
      booking: '予約《よやく》',
    },
    law: '根拠《こんきょ》',
    criteria: '審査基準《しんさきじゅん》',
    noCriteria: '審査《しんさ》して決《き》める手続《てつづき》ではないので、審査基準《しんさきじゅん》はありません。',
    criteriaUnknown: '準備《じゅんび》しています。下《した》の係《かかり》でご覧《らん》になれます。',
    period: '標準処理期間《ひょうじゅんしょりきかん》',
    openDays: (days: number) =>
      `受《う》け付《つ》けた次《つぎ》の日《ひ》から、{{office}}が開《ひら》いている日《ひ》で${days}日《にち》`,
    calendarDays: (days: number) => `受《う》け付《つ》けた次《つぎ》の日《ひ》から${days}日《にち》`,
    extension: (days: number) =>
      `やむを得《え》ない理由《りゆう》があるときは、あと${days}日《にち》まで延《の》ばすことがあります。理由《りゆう》は書面《しょめん》でお知《し》らせします。`,
    who: '決《き》める人《ひと》',
    fees: '手数料《てすうりょう》',
    noFee: 'かかりません',
    lookups: '{{municipality}}が見《み》る情報《じょうほう》と、その根拠《こんきょ》',
    noLookups: '{{municipality}}がほかから取《と》り寄《よ》せる情報《じょうほう》はありません。',
    otherwise: (paper: string) => `確《たし》かめられないときは、${paper}をお願《ねが》いします。`,
    retention: '書類《しょるい》を取《と》っておく年数《ねんすう》',
    years: (years: number) =>
      `終《お》わった年度《ねんど》の次《つぎ》の4月《がつ》1日《ついたち》から${years}年《ねん》`,
    refund: 'お金《かね》を返《かえ》すとき',
    delivery: '結果《けっか》の渡《わた》し方《かた》と、その根拠《こんきょ》',
    ways: {
      post: '郵送《ゆうそう》',
      counter: '窓口《まどぐち》',
      electronic: '電子《でんし》（希望《きぼう》した人《ひと》だけ）',
    },
    appeal: '不服《ふふく》があるとき',
    noAppeal: '審査請求《しんさせいきゅう》の対象《たいしょう》になる決定《けってい》はありません。',
    appealTo: (to: string, months: number, years: number) =>
      `決定《けってい》を知《し》った日《ひ》の次《つぎ》の日《ひ》から${months}か月《げつ》以内《いない》に、${to}に審査請求《しんさせいきゅう》ができます（決定《けってい》の日《ひ》の次《つぎ》の日《ひ》から${years}年《ねん》を過《す》ぎるとできません）。`,
    suit: (defendant: string, representative: string, months: number, years: number) =>
      `決定《けってい》を知《し》った日《ひ》の次《つぎ》の日《ひ》から${months}か月《げつ》以内《いない》に、${defendant}を被告《ひこく》として（${representative}が代表《だいひょう》します）、取消《とりけ》しの訴《うった》えを起《お》こすことができます（決定《けってい》の日《ひ》の次《つぎ》の日《ひ》から${years}年《ねん》を過《す》ぎるとできません）。`,
    appealFirst:
      '訴《うった》えは、審査請求《しんさせいきゅう》の答《こた》え（裁決《さいけつ》）のあとで起《お》こすことができます。',
    source: '出典《しゅってん》',
    detailsLater:
      '決《き》まりや金額《きんがく》のくわしいことは、手続《てつづき》の中《なか》で{{office}}からお知《し》らせします。分《わ》からないことは、担当《たんとう》の係《かかり》に聞《き》いてください。',
    toStart: '手続《てつづき》のページに戻《もど》る',
  },
  agenda: {
    application: (name: string) => `${name}が決《き》まる`,
    notification: (name: string) => `${name}の形《かたち》を確《たし》かめ終《お》わる`,
    'certificate-request': (name: string) => `${name}が届《とど》く`,
    entry: (name: string) => `${name}のお返事《へんじ》`,
    booking: (name: string) => `${name}の予約《よやく》`,
    visit: (name: string) => `${name}：窓口《まどぐち》に行《い》く`,
  },
  fees: {
    noTime:
      '選《えら》んだ時間《じかん》は、先《さき》にほかの人《ひと》が予約《よやく》しました。「変更《へんこう》」から別《べつ》の時間《じかん》を選《えら》んでください',
    exemption: (label: string) => `減免《げんめん》：${label}`,
    exemptionNote:
      '減免《げんめん》の理由《りゆう》は{{municipality}}が確《たし》かめます。当《あ》てはまらないときは、手数料《てすうりょう》をお願《ねが》いすることがあります。',
    none: '手数料《てすうりょう》はかかりません。',
    later: '手数料《てすうりょう》は、決《き》まったあとで{{municipality}}からお知《し》らせします。',
  },
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
