// What the office writes to people who came with paper: they have no page of ours to look at. Letters are in Japanese.

type PaperFacts = { ward: string; phone: string; by: string; noun: string; number: string }
type PaperNotice = {
  /** Left out: as everybody's. */
  subject?: (facts: PaperFacts) => string
  body: (facts: PaperFacts) => string
}

const asking = ({ phone, number }: PaperFacts): string =>
  `お問い合わせのときは、受付番号 ${number} をお伝えください。電話 ${phone}`

/** Notices as letters, by their kind. */
export const paperNotices: Readonly<Record<string, PaperNotice | undefined>> = {
  received: {
    body: (facts) =>
      `${facts.noun}を受け付けました。\n結果や、これからお願いすることは、郵便か電話でお伝えします。\n${asking(facts)}`,
  },
  'correction-asked': {
    body: (facts) =>
      `${facts.noun}について、教えてほしいことがあります。\n${facts.by}までに、下の電話か、窓口・郵便でお答えください。\n${asking(facts)}`,
  },
  'answer-day-moved': {
    body: (facts) =>
      `こちらのシステムの障害で、お答えいただけない時間がありました。申し訳ありません。\n期限を${facts.by}まで延ばしました。下の電話か、窓口・郵便でお答えください。\n${asking(facts)}`,
  },
  ready: {
    body: (facts) =>
      `窓口で受け取れます。\n受付票（受付番号 ${facts.number}）と、本人確認の書類をお持ちください。\n分からないことは、${facts.phone}にお電話ください。`,
  },
  'payment-again': {
    subject: ({ ward }) => `【${ward}】手数料のお支払いをお願いします`,
    body: (facts) =>
      `手数料を、まだいただいていません。\n受付票（受付番号 ${facts.number}）をお持ちになり、窓口でお支払いください。お支払いのあとで、手続を進めます。\n分からないことは、${facts.phone}にお電話ください。`,
  },
  withdrawn: {
    body: (facts) =>
      `${facts.noun}の取下げを受け付けました。\nお支払いになった手数料は、窓口でお返しします。\n心当たりがないときは、すぐにお電話ください。\n${asking(facts)}`,
  },
}
