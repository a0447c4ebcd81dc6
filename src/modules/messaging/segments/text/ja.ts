/** Why somebody was addressed: kinds of facts, never what they say. */
export const ja = {
  register: (facts: readonly string[]) =>
    `住民基本台帳《じゅうみんきほんだいちょう》の${facts.join('・')}をもとに、{{office}}がお送《おく》りしました。`,
  declared: (facts: readonly string[]) => `${facts.join('・')}をもとに、{{office}}がお送《おく》りしました。`,
  both: (facts: readonly string[], said: readonly string[]) =>
    `住民基本台帳《じゅうみんきほんだいちょう》の${facts.join('・')}と、${said.join('・')}をもとに、{{office}}がお送《おく》りしました。`,
  facts: {
    age: '年齢《ねんれい》',
    household: '世帯《せたい》の状況《じょうきょう》',
    area: 'お住《す》まいの町《まち》',
    since: '住《す》み始《はじ》めた日《ひ》',
  },
  said: {
    topic: (name: string) => `あなたが選《えら》んだ分野《ぶんや》「${name}」`,
    quietTopic: 'あなたが選《えら》んだ分野《ぶんや》',
    ageGroup: 'あなたが登録《とうろく》した年代《ねんだい》',
    area: 'あなたが登録《とうろく》した地域《ちいき》',
    children: 'あなたが登録《とうろく》したお子《こ》さんの年齢《ねんれい》',
  },
}
