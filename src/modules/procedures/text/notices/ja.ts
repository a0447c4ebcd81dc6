/** `noun`: 申請, 届け出 …, as the kind of procedure is called. */
type NoticeFacts = { ward: string; phone: string; by: string; noun: string }

export const ja = {
  received: {
    subject: ({ ward, noun }: NoticeFacts) => `【${ward}】${noun}を受《う》け付《つ》けました`,
    body: ({ phone, noun }: NoticeFacts) =>
      `${noun}を受《う》け付《つ》けました。\nいまの様子《ようす》は、次《つぎ》のページで確《たし》かめられます。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, noun }: NoticeFacts) => `${ward}です。${noun}を受《う》け付《つ》けました。`,
  },
  'confirm-again': {
    subject: ({ ward, noun }: NoticeFacts) =>
      `【${ward}】${noun}の内容《ないよう》を、もう一度《いちど》確《たし》かめてください`,
    body: ({ phone, noun }: NoticeFacts) =>
      `${noun}の前《まえ》に内容《ないよう》が変《か》わったため、まだ受《う》け付《つ》けていません。\nお支払《しはら》いは取《と》り消《け》しました。\n次《つぎ》のページで内容《ないよう》を確《たし》かめて、もう一度《いちど》お送《おく》りください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, noun }: NoticeFacts) =>
      `${ward}です。${noun}の内容《ないよう》を、もう一度《いちど》確《たし》かめてください。`,
  },
  'window-closed': {
    subject: ({ ward, noun }: NoticeFacts) => `【${ward}】${noun}は、締切《しめきり》までに届《とど》きませんでした`,
    body: ({ phone, noun }: NoticeFacts) =>
      `${noun}を送《おく》り終《お》える前《まえ》に、受付《うけつけ》の期間《きかん》が終《お》わりました。まだ受《う》け付《つ》けていません。\nお支払《しはら》いがあったときは、取《と》り消《け》しました。\n書《か》いたことは残《のこ》っています。次《つぎ》のページで、次《つぎ》の受付《うけつけ》を確《たし》かめてください。\n事情《じじょう》のあるときは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, noun }: NoticeFacts) => `${ward}です。${noun}は、締切《しめきり》までに届《とど》きませんでした。`,
  },
  'correction-asked': {
    subject: ({ ward }: NoticeFacts) => `【${ward}】教《おし》えてほしいことがあります`,
    body: ({ by, phone, noun }: NoticeFacts) =>
      `${noun}について、教《おし》えてほしいことがあります。\n${by}までに、次《つぎ》のページでお答《こた》えください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, by }: NoticeFacts) =>
      `${ward}です。教《おし》えてほしいことがあります。${by}までにお答《こた》えください。`,
  },
  'answer-day-moved': {
    subject: ({ ward }: NoticeFacts) => `【${ward}】お答《こた》えの期限《きげん》を延《の》ばしました`,
    body: ({ by, phone }: NoticeFacts) =>
      `こちらのシステムの障害《しょうがい》で、お答《こた》えいただけない時間《じかん》がありました。申《もう》し訳《わけ》ありません。\n期限《きげん》を${by}まで延《の》ばしました。次《つぎ》のページでお答《こた》えください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, by }: NoticeFacts) =>
      `${ward}です。こちらの障害《しょうがい》のため、お答《こた》えの期限《きげん》を${by}まで延《の》ばしました。`,
  },
  sent: {
    subject: ({ ward }: NoticeFacts) => `【${ward}】郵便《ゆうびん》でお送《おく》りしました`,
    body: ({ phone }: NoticeFacts) =>
      `申請《しんせい》されたものを、郵便《ゆうびん》でお送《おく》りしました。\n数日《すうじつ》たっても届《とど》かないときは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward }: NoticeFacts) =>
      `${ward}です。申請《しんせい》されたものを、郵便《ゆうびん》でお送《おく》りしました。`,
  },
  ready: {
    subject: ({ ward }: NoticeFacts) => `【${ward}】受《う》け取《と》れるようになりました`,
    body: ({ phone }: NoticeFacts) =>
      `窓口《まどぐち》で受《う》け取《と》れます。\n次《つぎ》のページのQRコードを見《み》せてください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward }: NoticeFacts) => `${ward}です。窓口《まどぐち》で受《う》け取《と》れるようになりました。`,
  },
  refused: {
    subject: ({ ward, noun }: NoticeFacts) => `【${ward}】${noun}の結果《けっか》のお知《し》らせ`,
    body: ({ phone, noun }: NoticeFacts) =>
      `${noun}の結果《けっか》が出《で》ました。\n理由《りゆう》と、これからできることを、次《つぎ》のページで確《たし》かめてください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, noun }: NoticeFacts) => `${ward}です。${noun}の結果《けっか》が出《で》ました。`,
  },
  'payment-again': {
    subject: ({ ward }: NoticeFacts) => `【${ward}】もう一度《いちど》お支払《しはら》いをお願《ねが》いします`,
    body: ({ phone }: NoticeFacts) =>
      `お支払《しはら》いの期限《きげん》が切《き》れました。\n次《つぎ》のページで、もう一度《いちど》お支払《しはら》いください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward }: NoticeFacts) => `${ward}です。もう一度《いちど》お支払《しはら》いをお願《ねが》いします。`,
  },
  'fee-changed': {
    subject: ({ ward }: NoticeFacts) => `【${ward}】お支払《しはら》いをお願《ねが》いします`,
    body: ({ phone }: NoticeFacts) =>
      `お返事《へんじ》をいただき、料金《りょうきん》が変《か》わりました。\n次《つぎ》のページで、新《あたら》しい料金《りょうきん》をお支払《しはら》いください。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward }: NoticeFacts) => `${ward}です。お支払《しはら》いをお願《ねが》いします。`,
  },
  'paper-withdrawn': {
    subject: ({ ward }: NoticeFacts) => `【${ward}】お渡《わた》しした証明書《しょうめいしょ》について`,
    body: ({ phone }: NoticeFacts) =>
      `お渡《わた》しした証明書《しょうめいしょ》を、{{municipality}}が取《と》り消《け》しました。この証明書《しょうめいしょ》は使《つか》わないでください。\n理由《りゆう》と、これからのことは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, phone }: NoticeFacts) =>
      `${ward}です。大切《たいせつ》なお知《し》らせがあります。${phone}にお電話《でんわ》ください。`,
  },
  withdrawn: {
    subject: ({ ward }: NoticeFacts) => `【${ward}】取《と》り下《さ》げを受《う》け付《つ》けました`,
    body: ({ phone, noun }: NoticeFacts) =>
      `${noun}の取《と》り下《さ》げを受《う》け付《つ》けました。\n払《はら》ったお金《かね》はお返《かえ》しします。\n心当《こころあ》たりがないときは、${phone}にお電話《でんわ》ください。`,
    line: ({ ward, noun }: NoticeFacts) => `${ward}です。${noun}の取《と》り下《さ》げを受《う》け付《つ》けました。`,
  },
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
