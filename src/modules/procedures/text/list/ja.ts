import { minuteWord } from '#platform/time/index.ts'

export const ja = {
  title: '手続《てつづき》',
  lede: 'スマートフォンやパソコンで、{{office}}に来《こ》ないで申請《しんせい》できます。',
  cost: (yen: string) => `手数料《てすうりょう》 ${yen}から`,
  minutes: (minutes: number) => `入力《にゅうりょく》は約《やく》${minutes}分《${minuteWord(minutes)}》`,
  all: 'すべての手続《てつづき》',
  search: '手続《てつづき》を探《さが》す',
  searchHint: '例《れい》：引《ひ》っ越《こ》し、印鑑《いんかん》、国保《こくほ》',
  topics: {
    papers: '証明書《しょうめいしょ》',
    moving: '引《ひ》っ越《こ》し',
    children: '妊娠《にんしん》・子育《こそだ》て',
    health: '健康《けんこう》・福祉《ふくし》・保険《ほけん》',
    living: '暮《く》らし・ペット',
    town: '{{municipality}}の情報《じょうほう》・まちの活動《かつどう》',
  },
  other: 'そのほか',
  mine: 'わたしの申請《しんせい》を見《み》る',
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
