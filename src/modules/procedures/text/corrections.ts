import { defineTexts } from '#platform/i18n/index.ts'

/** What a resident reads about 補正 beside the question itself. */
export const correctionTexts = defineTexts({
  ja: {
    others: (count: number) =>
      `このほかに、${count}件《けん》の質問《しつもん》があります。これに答《こた》えると、次《つぎ》に進《すす》みます。`,
    waits:
      '{{office}}がお返事《へんじ》を待《ま》つ間《あいだ》は、予定《よてい》の日数《にっすう》に数《かぞ》えません。',
    moved: (days: number, from: string, to: string) =>
      `お返事《へんじ》を待《ま》った${days}日《にち》の分《ぶん》、予定《よてい》の日《ひ》を${from}から${to}に変《か》えました。`,
    anew: (from: string, to: string) =>
      `お返事《へんじ》をいただいた日《ひ》から数《かぞ》え直《なお》し、予定《よてい》の日《ひ》を${from}から${to}に変《か》えました。`,
    given: '質問《しつもん》へのお返事《へんじ》',
    on: (day: string) => `${day}にお返事《へんじ》`,
    before: '前《まえ》',
    after: '後《あと》',
    same: '変更《へんこう》なし',
    added: '追加《ついか》',
    removed: '削除《さくじょ》',
    paper: '書類《しょるい》を受《う》け取《と》りました',
  },
  easy: {
    others: (count) =>
      `質問《しつもん》は あと ${count}つ あります。この 質問《しつもん》に 答《こた》えると、次《つぎ》の 質問《しつもん》に なります。`,
    waits:
      '{{office}}が あなたの 答《こた》えを 待《ま》つ 間《あいだ》は、予定《よてい》の 日《ひ》に 数《かぞ》えません。',
    moved: (days, from, to) =>
      `答《こた》えを ${days}日《にち》 待《ま》ちました。予定《よてい》の 日《ひ》を ${from}から ${to}に 変《か》えました。`,
    anew: (from, to) =>
      `答《こた》えた 日《ひ》から もう一度《いちど》 数《かぞ》えます。予定《よてい》の 日《ひ》を ${from}から ${to}に 変《か》えました。`,
    given: 'あなたの 答《こた》え',
    on: (day) => `${day}に 答《こた》えました`,
    before: '前《まえ》',
    after: '後《あと》',
    same: '同《おな》じです',
    added: '新《あたら》しい',
    removed: 'なくなりました',
    paper: '書類《しょるい》が 届《とど》きました',
  },
  en: {
    others: (count) =>
      count === 1
        ? 'There is one more question. It follows this one.'
        : `There are ${count} more questions. They follow this one.`,
    waits: 'The days on which we wait for your answer do not count towards the planned date.',
    moved: (days, from, to) =>
      `We waited ${days === 1 ? 'one day' : `${days} days`} for your answer, so the planned date moves from ${from} to ${to}.`,
    anew: (from, to) => `We count anew from your answer: the planned date moves from ${from} to ${to}.`,
    given: 'Your answers to our questions',
    on: (day) => `Answered on ${day}`,
    before: 'Before',
    after: 'After',
    same: 'unchanged',
    added: 'added',
    removed: 'removed',
    paper: 'We received the document',
  },
})
