import type { Ja } from './ja.ts'

export const easy: Ja = {
  title: '手続《てつづき》',
  lede: 'スマートフォンや パソコンで できます。{{office}}に 来《こ》なくても いいです。',
  cost: (yen) => `お金《かね》：${yen}から`,
  minutes: (minutes) => `だいたい ${minutes}分《ぷん》`,
  all: '手続《てつづき》を ぜんぶ 見《み》る',
  search: '手続《てつづき》を 探《さが》す',
  searchHint: '例《れい》：引《ひ》っ越《こ》し、はんこ、健康保険《けんこうほけん》',
  topics: {
    papers: '証明書《しょうめいしょ》',
    moving: '引《ひ》っ越《こ》し',
    children: '子《こ》ども',
    health: '体《からだ》・保険《ほけん》',
    living: '毎日《まいにち》の こと・ペット',
    town: '町《まち》の こと',
  },
  other: 'ほかの もの',
  mine: '自分《じぶん》が 頼《たの》んだ ものを 見《み》る',
}
