export const improve = {
  title: '改善の事例にする',
  lede: '直す前と直した後の文が入っています。直して公開すると、「改善した例」にすぐ出ます。',
  heading: '見出し',
  before: '直す前',
  after: '直した後',
  pictures: '公開している写真',
  noPictures: '公開している写真がありません。写真があると、よく伝わります。',
  save: '改善の事例として公開する',
  problems: {
    'not-fixed': '直したレポートだけを、改善の事例にできます',
    'not-public': '公開しているレポートだけを、改善の事例にできます',
    already: 'このレポートは、もう改善の事例になっています',
  },
} as const
