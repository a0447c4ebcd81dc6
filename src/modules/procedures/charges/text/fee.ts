import { defineTexts } from '#platform/i18n/index.ts'

type Facts = { ward: string; phone: string; by: string }

/** What a resident reads about a fee that is fixed before the decision. */
export const feeTexts = defineTexts({
  ja: {
    lede: '費用《ひよう》が決《き》まりました。お支払《しはら》いを確《たし》かめてから、手続《てつづき》を進《すす》めます。',
    after:
      'お支払《しはら》いのあと、すぐに手続《てつづき》を続《つづ》けます。待《ま》つ間《あいだ》は、予定《よてい》の日数《にっすう》に数《かぞ》えません。',
    withdraw:
      'この日《ひ》までにお支払《しはら》いがないと、この申請《しんせい》は取《と》り下《さ》げたものとして終《お》わります。',
    office: 'この日《ひ》までにお支払《しはら》いがないと、{{office}}からご連絡《れんらく》します。',
    standing: '費用《ひよう》が決《き》まりました。お支払《しはら》いを待《ま》っています。',
    paid: 'お支払《しはら》いを確《たし》かめました。手続《てつづき》を続《つづ》けています。',
    declineNote:
      '払《はら》う前《まえ》なら、申請《しんせい》を取《と》り下《さ》げられます。費用《ひよう》はかかりません。',
    decline: '申請《しんせい》を取《と》り下《さ》げる',
    notices: {
      'fee-asked': {
        subject: ({ ward }: Facts) => `【${ward}】費用《ひよう》のお支払《しはら》いをお願《ねが》いします`,
        body: ({ by, phone }: Facts) =>
          `手続《てつづき》の費用《ひよう》が決《き》まりました。\n${by}までに、次《つぎ》のページか窓口《まどぐち》でお支払《しはら》いください。お支払《しはら》いのあとで、手続《てつづき》を続《つづ》けます。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
        line: ({ ward, by }: Facts) =>
          `${ward}です。費用《ひよう》が決《き》まりました。${by}までにお支払《しはら》いください。`,
      },
      'fee-reminder': {
        subject: ({ ward }: Facts) => `【${ward}】お支払《しはら》いの期限《きげん》が近《ちか》づいています`,
        body: ({ by, phone }: Facts) =>
          `手続《てつづき》の費用《ひよう》が、まだ支払《しはら》われていません。\n期限《きげん》は${by}です。次《つぎ》のページか窓口《まどぐち》でお支払《しはら》いください。\n行《い》き違《ちが》いのときは、お許《ゆる》しください。分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
        line: ({ ward, by }: Facts) => `${ward}です。お支払《しはら》いの期限《きげん》は${by}です。`,
      },
      'fee-lapsed': {
        subject: ({ ward }: Facts) => `【${ward}】申請《しんせい》は終《お》わりました`,
        body: ({ by, phone }: Facts) =>
          `期限《きげん》の${by}までにお支払《しはら》いがなかったため、申請《しんせい》は取《と》り下《さ》げたものとして終《お》わりました。\n必要《ひつよう》なときは、もう一度《いちど》申請《しんせい》してください。このあと支払《しはら》われたお金《かね》は、お返《かえ》しします。\n分《わ》からないことは、${phone}にお電話《でんわ》ください。`,
        line: ({ ward }: Facts) =>
          `${ward}です。お支払《しはら》いがなかったため、申請《しんせい》は終《お》わりました。`,
      },
    },
  },
  easy: {
    lede: 'お金《かね》が 決《き》まりました。お金《かね》を 払《はら》った あとで、手続《てつづき》を 続《つづ》けます。',
    after:
      'お金《かね》を 払《はら》うと、すぐに 手続《てつづき》を 続《つづ》けます。待《ま》つ 間《あいだ》は 予定《よてい》の 日《ひ》に 数《かぞ》えません。',
    withdraw: 'この 日《ひ》までに 払《はら》わないと、この 手続《てつづき》は 終《お》わります。',
    office: 'この 日《ひ》までに 払《はら》わないと、{{office}}から 連絡《れんらく》します。',
    standing: 'お金《かね》が 決《き》まりました。払《はら》うのを 待《ま》っています。',
    paid: 'お金《かね》を もらいました。手続《てつづき》を 続《つづ》けています。',
    declineNote: '払《はら》う 前《まえ》は、手続《てつづき》を やめる ことが できます。お金《かね》は いりません。',
    decline: '手続《てつづき》を やめる',
    notices: {
      'fee-asked': {
        subject: ({ ward }) => `【${ward}】お金《かね》を 払《はら》って ください`,
        body: ({ by, phone }) =>
          `手続《てつづき》の お金《かね》が 決《き》まりました。\n${by}までに、次《つぎ》の ページか 窓口《まどぐち》で 払《はら》って ください。払《はら》った あとで、手続《てつづき》を 続《つづ》けます。\nわからない ことは、${phone}に 電話《でんわ》して ください。`,
        line: ({ ward, by }) => `${ward}です。お金《かね》が 決《き》まりました。${by}までに 払《はら》って ください。`,
      },
      'fee-reminder': {
        subject: ({ ward }) => `【${ward}】お金《かね》を 払《はら》う 日《ひ》が 近《ちか》いです`,
        body: ({ by, phone }) =>
          `手続《てつづき》の お金《かね》が まだです。\n${by}までに、次《つぎ》の ページか 窓口《まどぐち》で 払《はら》って ください。\nもう 払《はら》った 人《ひと》は、何《なに》も しなくて いいです。わからない ことは、${phone}に 電話《でんわ》して ください。`,
        line: ({ ward, by }) => `${ward}です。お金《かね》は ${by}までに 払《はら》って ください。`,
      },
      'fee-lapsed': {
        subject: ({ ward }) => `【${ward}】手続《てつづき》は 終《お》わりました`,
        body: ({ by, phone }) =>
          `${by}までに お金《かね》を 払《はら》わなかったので、手続《てつづき》は 終《お》わりました。\n必要《ひつよう》な ときは、もう一度《いちど》 はじめて ください。後《あと》から 払《はら》った お金《かね》は 返《かえ》します。\nわからない ことは、${phone}に 電話《でんわ》して ください。`,
        line: ({ ward }) =>
          `${ward}です。お金《かね》を 払《はら》わなかったので、手続《てつづき》は 終《お》わりました。`,
      },
    },
  },
  en: {
    lede: 'Your fee has been set. We go on once you have paid.',
    after: 'We go on as soon as you have paid. The days until then do not count towards the planned date.',
    withdraw: 'If it is not paid by this day, your request ends as withdrawn.',
    office: 'If it is not paid by this day, the {{office}} will contact you.',
    standing: 'Your fee has been set. We are waiting for your payment.',
    paid: 'We have received your payment and go on with your request.',
    declineNote: 'Until you pay, you can withdraw your request. It costs nothing.',
    decline: 'Withdraw my request',
    notices: {
      'fee-asked': {
        subject: ({ ward }) => `[${ward}] Please pay your fee`,
        body: ({ by, phone }) =>
          `The fee for your request has been set.\nPlease pay by ${by}, on the page below or at the counter. We go on once you have paid.\nQuestions? Call ${phone}.`,
        line: ({ ward, by }) => `${ward}: your fee has been set. Please pay by ${by}.`,
      },
      'fee-reminder': {
        subject: ({ ward }) => `[${ward}] Your payment is due soon`,
        body: ({ by, phone }) =>
          `The fee for your request has not been paid yet.\nIt is due by ${by}, on the page below or at the counter.\nIf you have just paid, there is nothing to do. Questions? Call ${phone}.`,
        line: ({ ward, by }) => `${ward}: your payment is due by ${by}.`,
      },
      'fee-lapsed': {
        subject: ({ ward }) => `[${ward}] Your request has ended`,
        body: ({ by, phone }) =>
          `The fee was not paid by ${by}, so your request has ended as withdrawn.\nYou can begin again at any time. Money that reaches us now goes back to you.\nQuestions? Call ${phone}.`,
        line: ({ ward }) => `${ward}: your request has ended because the fee was not paid.`,
      },
    },
  },
})
