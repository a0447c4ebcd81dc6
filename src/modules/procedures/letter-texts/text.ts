/** Words about the texts that an office uses again and again. */
export const letterTextWords = {
  title: '定型文',
  lede: '補正の依頼、認めない理由、質問への返事に入れる文です。直すと新しい版になり、前に送った文は変わりません。',
  columns: { name: '名前', kind: '使うところ', office: '係', version: '版' },
  kinds: { correction: '補正の依頼', refusal: '認めない理由', answer: '質問への返事' },
  empty: '定型文はまだありません。',
  make: '定型文を加える',
  name: '名前',
  kind: '使うところ',
  body: '文',
  blanks: (all: readonly string[]) =>
    `使える空欄：${all.map((blank) => `{${blank}}`).join('　')}。案件の内容が入ります。`,
  keep: '新しい版にする',
  drop: 'やめる',
  versions: 'これまでの版',
  version: (number: number, name: string, when: string) => `第${number}版　${when}　${name}`,
  pick: '定型文を入れる',
  which: '定型文',
  none: '選んでください',
  put: '入れる',
  option: (kind: string, name: string) => `${kind}：${name}`,
  errors: {
    name: '名前を60字までで書いてください。',
    body: '文を2000字までで書いてください。',
    unknown: (blanks: readonly string[]) => `ない空欄があります：${blanks.join('　')}`,
    changed: 'ほかの職員が先に直しました。新しい文を確かめて、もう一度直してください。',
  },
}
