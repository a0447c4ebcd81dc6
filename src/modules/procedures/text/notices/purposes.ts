import { defineTexts } from '#platform/i18n/index.ts'

/** Why somebody gets a notice of this module, by what it is about. */
export const noticePurposes = defineTexts({
  ja: {
    course: 'あなたの申請《しんせい》や届《とど》け出《で》に動《うご》きがあったため',
    charge: 'あなたの手続《てつづき》に、お支払《しはら》いがあるため',
    agreement: 'あなたの同意《どうい》が必要《ひつよう》な申請《しんせい》があるため',
    acting: 'あなたの代理《だいり》の登録《とうろく》が変《か》わったため',
    appointment: 'あなたが来庁《らいちょう》の予約《よやく》をしているため',
    question: 'あなたの質問《しつもん》に、係《かかり》が答《こた》えたため',
    program: 'あなたの団体《だんたい》のプログラムに、知《し》らせが届《とど》かないため',
    payout: 'あなたに振《ふ》り込《こ》むお金《かね》があるため',
  },
  easy: {
    course: 'あなたの 申《もう》し込《こ》みが 進《すす》んだから',
    charge: 'あなたが 払《はら》う お金《かね》が あるから',
    agreement: 'あなたの 「はい」が 必要《ひつよう》な 申《もう》し込《こ》みが あるから',
    acting: 'あなたの 代《か》わりに 手続《てつづ》きする 人《ひと》が 変《か》わったから',
    appointment: 'あなたが 来《く》る 日《ひ》を 予約《よやく》したから',
    question: 'あなたの 質問《しつもん》に 答《こた》えたから',
    program: 'あなたの グループの プログラムに、知《し》らせが 届《とど》かないから',
    payout: 'あなたに 送《おく》る お金《かね》が あるから',
  },
  en: {
    course: 'Something happened with your application',
    charge: 'There is something to pay for your application',
    agreement: 'An application needs your agreement',
    acting: 'Who may act for you, or for whom you act, has changed',
    appointment: 'You have booked an appointment',
    question: 'The office has answered your question',
    program: 'A program of your organisation cannot be reached',
    payout: 'There is money to be paid to you',
  },
})
