import { defineTexts } from '#platform/i18n/index.ts'

/** What a resident reads where rows come and go by an answer to a 補正. */
export const correctingTexts = defineTexts({
  ja: {
    may: {
      both: '必要《ひつよう》なものを追加《ついか》し、要《い》らないものを取《と》り消《け》してください。ここにないところは変《か》わりません。',
      add: '必要《ひつよう》なものを追加《ついか》してください。いまあるものは変《か》わりません。',
      remove: '要《い》らないものを取《と》り消《け》してください。残《のこ》るものは変《か》わりません。',
    },
    added: '追加《ついか》します',
    removed: '取《と》り消《け》します',
    change: (row: string) => `${row} を直《なお》す`,
    undo: (row: string) => `${row} を元《もと》に戻《もど》す`,
    notSent: '「送《おく》る」を押《お》すまで、申請《しんせい》の内容《ないよう》は変《か》わりません。',
    toReview: '変《か》わるところを確《たし》かめる',
    removal: {
      title: (row: string) => `${row} を取《と》り消《け》しますか`,
      text: '送《おく》る前《まえ》なら、元《もと》に戻《もど》せます。',
      yes: '取《と》り消《け》す',
      no: '取《と》り消《け》さない',
    },
    review: {
      title: '変《か》わるところを確《たし》かめてください',
      lede: 'まだ送《おく》っていません。よければ「送《おく》る」を押《お》してください。',
      changes: '変《か》わるところ',
      fee: '料金《りょうきん》が変《か》わります',
      feeText: (before: string, after: string) =>
        `料金《りょうきん》は${before}から${after}に変《か》わります。前《まえ》の料金《りょうきん》の支払《しはら》いは取《と》り消《け》し、受《う》け取《と》っているときは返《かえ》します。`,
      payAnew:
        '送《おく》ったあとに、新《あたら》しい料金《りょうきん》を払《はら》ってください。払《はら》うまで、手続《てつづ》きは終《お》わりません。',
      nothingToPay: '新《あたら》しく払《はら》うものはありません。',
      refusal: 'この内容《ないよう》だと、認《みと》められないことがあります',
      send: '送《おく》る',
      edit: '直《なお》す',
    },
    problems: {
      nothing_changed:
        '追加《ついか》か取消《とりけ》しをしてください。変《か》えるものがないときは、下《した》の係《かかり》にお電話《でんわ》ください',
      not_online:
        'この変更《へんこう》は、ここではできません。下《した》の係《かかり》にお電話《でんわ》ください。ほかの答《こた》えは保存《ほぞん》してあります',
      fee_changes: (before: string, after: string) =>
        `料金《りょうきん》が${before}から${after}に変《か》わります。確《たし》かめてから送《おく》ってください`,
      other:
        '別《べつ》の画面《がめん》で内容《ないよう》が変《か》わりました。もう一度《いちど》確《たし》かめてください',
    },
    payment: {
      title: '新《あたら》しい料金《りょうきん》を払《はら》う',
      lede: 'お返事《へんじ》で料金《りょうきん》が変《か》わりました。払《はら》うと、手続《てつづ》きが進《すす》みます。',
      waits: '新《あたら》しい料金《りょうきん》のお支払《しはら》いを待《ま》っています。',
    },
  },
  easy: {
    may: {
      both: '足《た》りない ものを ふやして ください。いらない ものを なくして ください。ほかは 変《か》わりません。',
      add: '足《た》りない ものを ふやして ください。今《いま》 ある ものは 変《か》わりません。',
      remove: 'いらない ものを なくして ください。残《のこ》る ものは 変《か》わりません。',
    },
    added: 'ふやします',
    removed: 'なくします',
    change: (row) => `${row} を 直《なお》す`,
    undo: (row) => `${row} を 元《もと》に もどす`,
    notSent: '「送《おく》る」を おすまで、申《もう》しこみは 変《か》わりません。',
    toReview: '変《か》わる ところを 見《み》る',
    removal: {
      title: (row) => `${row} を なくしますか`,
      text: '送《おく》る 前《まえ》は、元《もと》に もどす ことが できます。',
      yes: 'なくす',
      no: 'なくさない',
    },
    review: {
      title: '変《か》わる ところを 見《み》て ください',
      lede: 'まだ 送《おく》って いません。よければ「送《おく》る」を おして ください。',
      changes: '変《か》わる ところ',
      fee: 'お金《かね》が 変《か》わります',
      feeText: (before, after) =>
        `お金《かね》は ${before}から ${after}に なります。前《まえ》の お金《かね》は いりません。もう 払《はら》った お金《かね》は 返《かえ》します。`,
      payAnew:
        '送《おく》った あとで、新《あたら》しい お金《かね》を 払《はら》って ください。払《はら》うと 手続《てつづ》きが すすみます。',
      nothingToPay: '新《あたら》しく 払《はら》う お金《かね》は ありません。',
      refusal: 'この 内容《ないよう》だと、できない ことが あります',
      send: '送《おく》る',
      edit: '直《なお》す',
    },
    problems: {
      nothing_changed:
        'ふやすか、なくすか して ください。変《か》える ものが ない ときは、下《した》の 番号《ばんごう》に 電話《でんわ》して ください',
      not_online:
        'この 変更《へんこう》は、ここでは できません。下《した》の 番号《ばんごう》に 電話《でんわ》して ください。ほかの 答《こた》えは 残《のこ》って います',
      fee_changes: (before, after) =>
        `お金《かね》が ${before}から ${after}に なります。見《み》てから 送《おく》って ください`,
      other: 'ほかの 画面《がめん》で 内容《ないよう》が 変《か》わりました。もう一度《いちど》 見《み》て ください',
    },
    payment: {
      title: '新《あたら》しい お金《かね》を 払《はら》う',
      lede: '答《こた》えが 変《か》わったので、お金《かね》が 変《か》わりました。払《はら》うと 手続《てつづ》きが すすみます。',
      waits: '新《あたら》しい お金《かね》を 払《はら》って ください。',
    },
  },
  en: {
    may: {
      both: 'Add what is missing and take out what is not needed. Everything else stays as it is.',
      add: 'Add what is missing. What is there stays as it is.',
      remove: 'Take out what is not needed. The others stay as they are.',
    },
    added: 'will be added',
    removed: 'will be taken out',
    change: (row) => `Change ${row}`,
    undo: (row) => `Put ${row} back`,
    notSent: 'Your request does not change until you press “Send”.',
    toReview: 'See what changes',
    removal: {
      title: (row) => `Take out ${row}?`,
      text: 'You can put it back as long as you have not sent your answer.',
      yes: 'Take out',
      no: 'Keep it',
    },
    review: {
      title: 'Check what changes',
      lede: 'Nothing has been sent yet. If all is well, press “Send”.',
      changes: 'What changes',
      fee: 'The fee changes',
      feeText: (before, after) =>
        `The fee changes from ${before} to ${after}. The payment for the earlier fee is cancelled; money already received goes back to you.`,
      payAnew: 'After sending, please pay the new fee. Your request is not finished before it is paid.',
      nothingToPay: 'There is nothing more to pay.',
      refusal: 'With these answers it may not be granted',
      send: 'Send',
      edit: 'Change it',
    },
    problems: {
      nothing_changed: 'Add something or take something out. If nothing has to change, please call the office below',
      not_online: 'This change cannot be made here. Please call the office below. Your other answers are kept',
      fee_changes: (before, after) => `The fee changes from ${before} to ${after}. Please check it before you send`,
      other: 'Something changed in another window. Please check once more',
    },
    payment: {
      title: 'Pay the new fee',
      lede: 'Your answer changed the fee. Your request goes on when it is paid.',
      waits: 'We are waiting for the payment of the new fee.',
    },
  },
})
