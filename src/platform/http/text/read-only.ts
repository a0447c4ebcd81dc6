import { defineTexts } from '#platform/i18n/index.ts'

/** What a page says while nothing can be written. `sent`: somebody sent something; `opened`: a page whose reading is recorded. */
type Words = { title: string; body: string; next: string }
type ReadOnlyTexts = { sent: Words; opened: Words }

const ja: ReadOnlyTexts = {
  sent: {
    title: 'いま、新《あたら》しい手続《てつづ》きを受《う》け付《つ》けられません',
    body: '機械《きかい》の保存場所《ほぞんばしょ》が足《た》りないため、今《いま》送《おく》ったものは保存《ほぞん》されていません。これまでに受《う》け付《つ》けたものは、なくなっていません。',
    next: '入力《にゅうりょく》した内容《ないよう》は、ブラウザの「戻《もど》る」で確《たし》かめられます。しばらくしてから、もう一度《いちど》送《おく》ってください。お急《いそ》ぎのときは、{{office}}へお電話《でんわ》ください。',
  },
  opened: {
    title: 'いま、このページは開《ひら》けません',
    body: '機械《きかい》の保存場所《ほぞんばしょ》が足《た》りないため、手続《てつづ》きのページを止《と》めています。これまでに受《う》け付《つ》けたものは、なくなっていません。',
    next: 'しばらくしてから、もう一度《いちど》開《ひら》いてください。お急《いそ》ぎのときは、{{office}}へお電話《でんわ》ください。',
  },
}

const easy: ReadOnlyTexts = {
  sent: {
    title: '今《いま》、新《あたら》しい手続《てつづ》きができません',
    body: '今《いま》送《おく》ったものは、まだ役所《やくしょ》に届《とど》いていません。前《まえ》に送《おく》ったものは、なくなっていません。',
    next: '書《か》いたものは、「戻《もど》る」ボタンで見《み》ることができます。少《すこ》し待《ま》ってから、もう一度《いちど》送《おく》ってください。急《いそ》ぐときは、電話《でんわ》してください。',
  },
  opened: {
    title: '今《いま》、このページを見《み》ることができません',
    body: '役所《やくしょ》のコンピューターに問題《もんだい》があります。前《まえ》に送《おく》ったものは、なくなっていません。',
    next: '少《すこ》し待《ま》ってから、もう一度《いちど》開《ひら》いてください。急《いそ》ぐときは、電話《でんわ》してください。',
  },
}

const en: ReadOnlyTexts = {
  sent: {
    title: 'We cannot take anything new right now',
    body: 'Our storage is full, so what you just sent was not saved. Nothing that we received before is lost.',
    next: 'Your browser’s Back button shows what you typed. Please send it again later. If it is urgent, please call the {{office}}.',
  },
  opened: {
    title: 'This page cannot be opened right now',
    body: 'Our storage is full, so pages of procedures are stopped. Nothing that we received before is lost.',
    next: 'Please open it again later. If it is urgent, please call the {{office}}.',
  },
}

export const readOnlyTexts = defineTexts({ ja, easy, en })

/** A clerk needs no telephone number of the office, but to know what to do with who stands at the desk. */
export const readOnlyStaffTexts: ReadOnlyTexts = {
  sent: {
    title: 'いまは何も保存できません',
    body: '保存場所の空きが足りません。今送ったものは保存されていません。これまでに保存したものは、なくなっていません。',
    next: '入力した内容は、ブラウザの「戻る」で確かめられます。システムの管理者に知らせてください。急ぐものは紙で受け付け、元に戻ってから入力してください。',
  },
  opened: {
    title: 'いまはこの記録を開けません',
    body: '保存場所の空きが足りず、だれが見たかを残せないため、記録を開くことを止めています。記録はなくなっていません。',
    next: 'システムの管理者に知らせてください。急ぐものは紙で受け付け、元に戻ってから入力してください。',
  },
}
