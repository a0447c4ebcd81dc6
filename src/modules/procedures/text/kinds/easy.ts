import type { Ja } from './ja.ts'

const wordsOf = (noun: string, verb: string, begin: string) => ({
  noun,
  begin,
  goOn: '続《つづ》きを する',
  who: 'できる 人《ひと》',
  checkTitle: '正《ただ》しいか 見《み》て ください',
  signAndPay: (yen: string) => `署名《しょめい》して ${yen}を 払《はら》う`,
  sign: `署名《しょめい》して ${verb}`,
  pay: (yen: string) => `${yen}を 払《はら》って ${verb}`,
  send: `これで ${verb}`,
  nextSign: `次《つぎ》に、マイナンバーカードで 署名《しょめい》します。署名《しょめい》が 終《お》わると、{{office}}に 届《とど》きます。`,
  nextSignAndPay: `次《つぎ》に、マイナンバーカードで 署名《しょめい》します。署名《しょめい》して、お金《かね》を 払《はら》うと、{{office}}に 届《とど》きます。`,
  nextPay: '次《つぎ》に、お金《かね》を 払《はら》います。払《はら》うと、{{office}}に 届《とど》きます。',
  nextSend: 'ボタンを 押《お》すと、{{office}}に 届《とど》きます。',
  received: '{{office}}に 届《とど》きました',
  record: `${noun}の 控《ひか》え`,
  content: `${noun}の 内容《ないよう》`,
  almost: 'あと 少《すこ》しで 終《お》わります',
  withdrawTitle: `${noun}を やめますか`,
  completed: '終《お》わりました。',
  withdrawn: 'やめました。',
})

const application = '申請《しんせい》'

export const easy: Ja = {
  application: {
    ...wordsOf(application, `${application}する`, '始《はじ》める'),
    promise: '決《き》まる 日《ひ》',
    promiseNote: (authority: string) =>
      `${authority}が この 日《ひ》までに 決《き》めます。決《き》まったら、お知《し》らせします。`,
    withdrawText: '決《き》まる 前《まえ》なら、やめられます。',
  },
  notification: {
    ...wordsOf('届《とど》け', '出《だ》す', '出《だ》す'),
    promise: '{{office}}が 見《み》終《お》わる 日《ひ》',
    promiseNote: () =>
      '足《た》りない ものが なければ、届《とど》いた ときに 終《お》わって います。待《ま》たなくて いいです。',
    withdrawText: '{{office}}が 見《み》終《お》わる 前《まえ》なら、やめられます。',
  },
  'certificate-request': {
    ...wordsOf(application, '頼《たの》む', '始《はじ》める'),
    promise: '届《とど》く 日《ひ》',
    promiseNote: () => '今《いま》 頼《たの》んだ ときの 日《ひ》です。遅《おく》れる ときは、知《し》らせます。',
    withdrawText: '紙《かみ》を 作《つく》る 前《まえ》なら、やめられます。お金《かね》も 返《かえ》します。',
  },
  entry: {
    ...wordsOf('申《もう》し込《こ》み', '申《もう》し込《こ》む', '申《もう》し込《こ》む'),
    promise: '返事《へんじ》を する 日《ひ》',
    promiseNote: () => 'この 日《ひ》までに、できるか できないか 返事《へんじ》を します。',
    withdrawText: '終《お》わる 前《まえ》なら、やめられます。',
  },
  booking: {
    ...wordsOf('予約《よやく》', '予約《よやく》する', '予約《よやく》する'),
    promise: '来《く》る 時間《じかん》',
    promiseNote: () => '来《こ》られない ときは、予約《よやく》を やめて ください。',
    withdrawText: '予約《よやく》の 時間《じかん》の 前《まえ》なら、やめられます。',
  },
  steps: {
    checkForm: '足《た》りない ものが ないか、{{office}}が 見《み》ています',
    formChecked: '{{office}}が 見《み》ました',
    extended: '決《き》める 日《ひ》が 遅《おそ》く なりました。どうしてかは、手紙《てがみ》に 書《か》いて あります',
    decide: '{{office}}が 決《き》めます',
    decided: '{{office}}が 決《き》めました',
    notify: 'どう なったか お知《し》らせします',
    notified: 'お知《し》らせしました',
    accepted: '受《う》け付《つ》けが 終《お》わりました',
    accept: '受《う》け付《つ》けが 終《お》わります',
    reply: '返事《へんじ》を します',
    replied: 'できると 返事《へんじ》を しました',
    declined: 'できませんでした',
    lapsed: '足《た》りない ものが あって 終《お》わりました',
    chooseTime: '時間《じかん》を もう一度《いちど》 選《えら》んで ください',
    visit: '窓口《まどぐち》に 来《き》て ください',
    visited: '来《き》ました',
    missed: '来《き》ませんでした',
    booked: '予約《よやく》できました',
    arrived: '届《とど》きました',
    formNote: '足《た》りない ものが なければ、これで 終《お》わって います。',
    notGranted: 'できませんでした',
  },
  now: {
    arrived: '届《とど》きました。足《た》りない ものが なければ、これで 終《お》わって います。',
    booked: '予約《よやく》できました。時間《じかん》に 窓口《まどぐち》に 来《き》て ください。',
    deciding: (authority: string) =>
      `今《いま》、{{office}}が 調《しら》べて います。${authority}が 決《き》めます。あなたは 何《なに》も しなくて いいです。`,
    waitsForDecision: 'もうすぐ 決《き》まります。あなたは 何《なに》も しなくて いいです。',
    granted: 'できる ことに なりました。',
    partial: '一部《いちぶ》だけ できる ことに なりました。手紙《てがみ》を 見《み》て ください。',
    notGranted: 'できませんでした。どうしてかは、手紙《てがみ》を 見《み》て ください。',
    payFee: '決《き》まりました。お金《かね》を 払《はら》うと、次《つぎ》に 進《すす》みます。',
  },
  mine: {
    title: 'わたしの 手続《てつづき》',
    none: 'まだ ありません',
    noneText: '手続《てつづき》の ページから 始《はじ》められます。',
    filed: (day: string) => `${day}に 届《とど》きました`,
  },
  rules: {
    link: 'この 手続《てつづき》の 決《き》まりを 見《み》る',
    title: 'この 手続《てつづき》に ついて',
    lede: '法律《ほうりつ》、決《き》め方《かた》、何日《なんにち》 かかるか、だれが 決《き》めるかを 書《か》きました。',
    kind: '手続《てつづき》の 種類《しゅるい》',
    kinds: {
      application: '申請《しんせい》（{{office}}が 調《しら》べて 決《き》めます）',
      notification: '届出《とどけで》（届《とど》けば 終《お》わります）',
      'certificate-request': '証明書《しょうめいしょ》を 頼《たの》む こと',
      entry: '申込《もうしこみ》',
      booking: '予約《よやく》',
    },
    law: '法律《ほうりつ》',
    criteria: '決《き》め方《かた》（審査基準《しんさきじゅん》）',
    noCriteria: '{{office}}が 決《き》める 手続《てつづき》では ありません。',
    criteriaUnknown: '今《いま》 準備《じゅんび》して います。下《した》の 係《かかり》で 見《み》られます。',
    period: '何日《なんにち》 かかるか（標準処理期間《ひょうじゅんしょりきかん》）',
    openDays: (days: number) =>
      `届《とど》いた 次《つぎ》の 日《ひ》から、{{office}}が 開《あ》いて いる 日《ひ》で ${days}日《にち》`,
    calendarDays: (days: number) => `届《とど》いた 次《つぎ》の 日《ひ》から ${days}日《にち》`,
    extension: (days: number) =>
      `理由《りゆう》が ある ときは、あと ${days}日《にち》まで 長《なが》く なる ことが あります。手紙《てがみ》で 知《し》らせます。`,
    who: '決《き》める 人《ひと》',
    fees: 'お金《かね》',
    noFee: 'お金《かね》は かかりません',
    lookups: '{{office}}が 見《み》る もの',
    noLookups: '{{office}}が ほかの ところに 聞《き》く ことは ありません。',
    otherwise: (paper: string) => `分《わ》からない ときは、${paper}を 出《だ》して ください。`,
    retention: '紙《かみ》を 取《と》って おく 年《とし》',
    years: (years: number) =>
      `終《お》わった 年度《ねんど》の 次《つぎ》の 4月《がつ》1日《ついたち》から ${years}年《ねん》`,
    refund: 'お金《かね》を 返《かえ》す とき',
    delivery: '渡《わた》し方《かた》',
    ways: {
      post: '郵便《ゆうびん》',
      counter: '窓口《まどぐち》',
      electronic: 'インターネット（ほしいと 言《い》った 人《ひと》だけ）',
    },
    appeal: '決《き》まった ことが おかしいと 思《おも》う とき',
    noAppeal: '審査請求《しんさせいきゅう》は ありません。',
    appealTo: (to: string, months: number, years: number) =>
      `決《き》まったと 知《し》った 次《つぎ》の 日《ひ》から ${months}か月《げつ》の 間《あいだ》、${to}に 審査請求《しんさせいきゅう》が できます（決《き》まった 日《ひ》の 次《つぎ》の 日《ひ》から ${years}年《ねん》が 過《す》ぎると できません）。`,
    suit: (defendant: string, representative: string, months: number, years: number) =>
      `決《き》まったと 知《し》った 次《つぎ》の 日《ひ》から ${months}か月《げつ》の 間《あいだ》、${defendant}を 相手《あいて》に 裁判《さいばん》が できます（代表《だいひょう》は ${representative}。決《き》まった 日《ひ》の 次《つぎ》の 日《ひ》から ${years}年《ねん》が 過《す》ぎると できません）。`,
    appealFirst: '裁判《さいばん》は、審査請求《しんさせいきゅう》の 答《こた》えの あとで できます。',
    source: '書《か》いて ある ところ',
    detailsLater:
      'くわしい 決《き》まりや お金《かね》は、後《あと》で {{office}}が 知《し》らせます。わからない ときは、聞《き》いて ください。',
    toStart: '手続《てつづき》の ページに 戻《もど》る',
  },
  agenda: {
    application: (name: string) => `${name}が 決《き》まる`,
    notification: (name: string) => `${name}を 見《み》終《お》わる`,
    'certificate-request': (name: string) => `${name}が 届《とど》く`,
    entry: (name: string) => `${name}の 返事《へんじ》`,
    booking: (name: string) => `${name}の 予約《よやく》`,
    visit: (name: string) => `${name}：窓口《まどぐち》に 行《い》く`,
  },
  fees: {
    noTime:
      '選《えら》んだ 時間《じかん》は もう ありません。「変更《へんこう》」を 押《お》して、別《べつ》の 時間《じかん》を 選《えら》んで ください',
    exemption: (label: string) => `安《やす》く なる 理由《りゆう》：${label}`,
    exemptionNote:
      '理由《りゆう》は {{office}}が 調《しら》べます。違《ちが》う ときは、お金《かね》を 払《はら》って もらう ことが あります。',
    none: 'お金《かね》は かかりません。',
    later: 'お金《かね》が いくらかは、決《き》まった あとで 知《し》らせます。',
  },
}
