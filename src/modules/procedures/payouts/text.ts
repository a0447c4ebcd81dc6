import { defineTexts } from '#platform/i18n/index.ts'

const ja = {
  title: '受《う》けられる見込《みこ》み',
  from: 'いつから',
  monthly: '1か月《げつ》の額《がく》',
  first: '初《はじ》めの支払《しはら》い',
  month: (year: number, month: number) => `${year}年《ねん》${month}月分《がつぶん》から`,
  note: '入力《にゅうりょく》した内容《ないよう》で、今日《きょう》請求《せいきゅう》したときの計算《けいさん》です。正式《せいしき》な額《がく》は、審査《しんさ》のあとの通知書《つうちしょ》でお知《し》らせします。',
}
const easy: typeof ja = {
  title: 'もらえる お金《かね》（予定《よてい》）',
  from: 'いつから',
  monthly: '1か月《げつ》の お金《かね》',
  first: 'はじめに もらう 日《ひ》',
  month: (year: number, month: number) => `${year}年《ねん》${month}月《がつ》の 分《ぶん》から`,
  note: '今日《きょう》 頼《たの》んだ ときの 予定《よてい》です。決《き》まったら、手紙《てがみ》で お知《し》らせします。',
}
const en: typeof ja = {
  title: 'What you can expect',
  from: 'Starting',
  monthly: 'Per month',
  first: 'First payment',
  month: (year: number, month: number) =>
    `with ${new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1))} ${year}`,
  note: 'Calculated from your answers as if you claimed today. The decision letter states the amount that counts.',
}

export const payoutTexts = defineTexts({ ja, easy, en })
