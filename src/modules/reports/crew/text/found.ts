export const found = {
  title: '気づいたことを知らせる',
  lede: '作業の途中で見つけた、別の不具合を知らせます。受け持つ課に届きます。',
  category: '種類',
  position: '位置（緯度, 経度）',
  positionHint: 'この作業の場所が入っています。離れているときは直します。',
  placeText: '目印',
  words: '様子',
  wordsHint: '人の名前や電話番号は書きません。',
  save: '知らせる',
  problems: { category: '種類を選んでください', position: '緯度と経度を確かめてください', outside: '区の外の場所です' },
} as const
