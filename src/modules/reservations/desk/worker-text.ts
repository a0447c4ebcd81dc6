/** Words of who of an operator works at the facilities. */
export const workerTexts = {
  title: '指定管理者の職員',
  lede: 'ここに載った職員だけが、その指定管理者の施設の窓口を使えます。',
  operator: '指定管理者',
  worker: '職員',
  from: 'いつから',
  end: '外す',
  none: '載っている職員はいません',
  add: '職員を加える',
  number: '職員番号',
  choose: '選んでください',
  problems: {
    operator: '指定管理者を選んでください。',
    nobody: 'この番号の職員はいません。番号を確かめてください。',
    'not-contractor': 'この職員は、施設の所管課に受託の職がありません。先に「組織と職員」で職を登録してください。',
    there: 'この職員はもう載っています。',
  },
} as const
