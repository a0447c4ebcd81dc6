export const easy = {
  register: (facts: readonly string[]) =>
    `{{office}}は、住民基本台帳《じゅうみんきほんだいちょう》（住《す》んで いる 人《ひと》の 記録《きろく》）の ${facts.join('と ')}を 見《み》て、送《おく》りました。`,
  declared: (facts: readonly string[]) => `{{office}}は、${facts.join('と ')}を 見《み》て、送《おく》りました。`,
  both: (facts: readonly string[], said: readonly string[]) =>
    `{{office}}は、住民基本台帳《じゅうみんきほんだいちょう》（住《す》んで いる 人《ひと》の 記録《きろく》）の ${facts.join('と ')}、そして ${said.join('と ')}を 見《み》て、送《おく》りました。`,
  facts: {
    age: '年齢《ねんれい》',
    household: 'いっしょに 住《す》む 家族《かぞく》の こと',
    area: '住《す》んで いる 町《まち》',
    since: '住《す》みはじめた 日《ひ》',
  },
  said: {
    topic: (name: string) => `あなたが 選《えら》んだ「${name}」`,
    quietTopic: 'あなたが 選《えら》んだ もの',
    ageGroup: 'あなたが 答《こた》えた 年齢《ねんれい》',
    area: 'あなたが 答《こた》えた 場所《ばしょ》',
    children: 'あなたが 答《こた》えた 子《こ》どもの 年齢《ねんれい》',
  },
}
