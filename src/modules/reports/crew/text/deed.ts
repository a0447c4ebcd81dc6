export const deedForms = {
  title: 'することを選ぶ',
  start: { title: 'はじめる', button: 'はじめる', lede: '着いたら押します。' },
  done: {
    title: '終わりました',
    button: '終わりました',
    words: '分かったことと、したこと',
    minutes: 'かかった時間',
    unit: '分',
    photos: '直した後の写真',
    withoutPicture: '写真がないときは、その理由',
  },
  unable: {
    title: 'できませんでした',
    button: '課に知らせる',
    reason: 'できなかった理由',
    words: '課に伝えること',
    photos: 'いまの様子の写真',
  },
  photos: {
    title: '写真を足す',
    button: '写真を送る',
    role: 'いつの写真か',
    roles: { before: '直す前', after: '直した後' },
    words: '写真の説明',
  },
  camera: 'カメラで撮る',
  chosen: '撮ってある写真を選ぶ',
  pictureHint: 'JPEGかPNG、1枚10MB、10枚まで。位置などの情報は取り除きます。',
  over: (state: string) => `いまは「${state}」です。写真だけは足せます。`,
  choose: '選んでください',
} as const

export const problems = {
  words: '分かったことと、したことを書いてください',
  minutes: 'かかった時間を、分の数で入れてください',
  picture: '直した後の写真を付けるか、写真がない理由を書いてください',
  reason: 'できなかった理由を選んでください',
  photos: '写真を付けてください',
  tooMany: '写真は、1度に10枚までです',
  changed: '開いている間に、課がこの指示を変えました。変わったところを読んで、もう一度押してください。',
  elsewhere: 'ほかの人が先に進めたか、課が取り消しました。いまの状態を確かめてください。',
} as const
