type NoticeFacts = { ward: string; phone: string; by: string }

export const ja = {
  title: '費用《ひよう》のお支払《しはら》い',
  block: (thing: string) => `${thing}の費用《ひよう》`,
  pay: (yen: string) => `${yen}を払《はら》う`,
  payLink: (yen: string) => `費用《ひよう》 ${yen}を払《はら》う`,
  payBy: 'お支払《しはら》いの期限《きげん》',
  by: (day: string) => `${day}まで`,
  lines: '内訳《うちわけ》',
  total: '払《はら》う金額《きんがく》',
  each: (label: string, unit: string, count: string) => `${label}　${unit} × ${count}`,
  lede: (thing: string) =>
    `${thing}の費用《ひよう》が決《き》まりました。お支払《しはら》いを確《たし》かめてから、お渡《わた》しします。`,
  after: {
    post: 'お支払《しはら》いのあと、郵便《ゆうびん》でお送《おく》りします。お送《おく》りしたら、お知《し》らせします。',
    counter:
      'お支払《しはら》いのあと、窓口《まどぐち》に用意《ようい》します。用意《ようい》ができたら、お知《し》らせします。',
    electronic:
      'お支払《しはら》いのあと、このページで開《ひら》けるようにします。開《ひら》けるようになったら、お知《し》らせします。',
  },
  atCounter: (number: string) =>
    `窓口《まどぐち》でも払《はら》えます。受付番号《うけつけばんごう》 ${number} を見《み》せてください。`,
  where:
    '次《つぎ》の画面《がめん》は、{{municipality}}が契約《けいやく》する支払《しはら》い会社《がいしゃ》のページです。カードの番号《ばんごう》は、{{municipality}}には伝《つた》わりません。',
  states: {
    asked: 'お支払《しはら》いをお待《ま》ちしています',
    paid: 'お支払《しはら》いを確《たし》かめました。いま、用意《ようい》しています',
    ready: '窓口《まどぐち》に用意《ようい》しました',
    handed: {
      post: '郵便《ゆうびん》でお送《おく》りしました',
      counter: '窓口《まどぐち》でお渡《わた》ししました',
      electronic: 'ここで開《ひら》けます',
    },
    cancelled: 'この費用《ひよう》のお支払《しはら》いは要《い》らなくなりました',
  },
  readyText: (number: string) =>
    `窓口《まどぐち》で受付番号《うけつけばんごう》 ${number} を見《み》せて、受《う》け取《と》ってください。`,
  files: 'ファイル',
  receipt: '領収書《りょうしゅうしょ》',
  late: 'お支払《しはら》いの期限《きげん》が過《す》ぎました。まだ払《はら》えますが、お急《いそ》ぎください。',
  waiting:
    '支払《しはら》いの結果《けっか》を待《ま》っています。このページを閉《と》じてもかまいません。払《はら》い終《お》わっていれば、自動《じどう》で記録《きろく》されます。',
  notPaid: '支払《しはら》いが終《お》わっていません。お金《かね》は払《はら》われていません。',
  providerDown:
    '支払《しはら》いのページを開《ひら》けませんでした。少《すこ》し待《ま》って、もう一度《いちど》お試《ため》しください。',
  decline: (thing: string) => `${thing}は要《い》らない`,
  declineTitle: '要《い》らなくなったとき',
  declineNote:
    '払《はら》う前《まえ》なら、やめられます。費用《ひよう》はかかりません。決定《けってい》はそのまま残《のこ》ります。',
  paidAlready:
    'もうお支払《しはら》いが済《す》んでいます。やめるときは、下《した》の係《かかり》にお電話《でんわ》ください。',
  notices: {
    'charge-asked': {
      subject: ({ ward }: NoticeFacts) => `【${ward}】費用《ひよう》のお支払《しはら》いをお願《ねが》いします`,
      body: ({ by, phone }: NoticeFacts) =>
        `費用《ひよう》が決《き》まりました。\n${by}までに、次《つぎ》のページか窓口《まどぐち》でお支払《しはら》いください。お支払《しはら》いのあとで、お渡《わた》しします。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
      line: ({ ward, by }: NoticeFacts) =>
        `${ward}です。費用《ひよう》が決《き》まりました。${by}までにお支払《しはら》いください。`,
    },
    'charge-ready': {
      subject: ({ ward }: NoticeFacts) => `【${ward}】受《う》け取《と》れるようになりました`,
      body: ({ phone }: NoticeFacts) =>
        `窓口《まどぐち》に用意《ようい》しました。\n受付番号《うけつけばんごう》を見《み》せて、受《う》け取《と》ってください。番号《ばんごう》は、次《つぎ》のページで確《たし》かめられます。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
      line: ({ ward }: NoticeFacts) => `${ward}です。窓口《まどぐち》で受《う》け取《と》れるようになりました。`,
    },
    'charge-posted': {
      subject: ({ ward }: NoticeFacts) => `【${ward}】郵便《ゆうびん》でお送《おく》りしました`,
      body: ({ phone }: NoticeFacts) =>
        `お支払《しはら》いいただいたものを、郵便《ゆうびん》でお送《おく》りしました。\n1週間《しゅうかん》たっても届《とど》かないときは、${phone}にお電話《でんわ》ください。`,
      line: ({ ward }: NoticeFacts) =>
        `${ward}です。お支払《しはら》いいただいたものを、郵便《ゆうびん》でお送《おく》りしました。`,
    },
    'charge-opened': {
      subject: ({ ward }: NoticeFacts) => `【${ward}】ファイルを開《ひら》けるようになりました`,
      body: ({ phone }: NoticeFacts) =>
        `お支払《しはら》いいただいたもののファイルを、次《つぎ》のページで開《ひら》けます。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
      line: ({ ward }: NoticeFacts) => `${ward}です。ファイルを開《ひら》けるようになりました。`,
    },
  },
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
