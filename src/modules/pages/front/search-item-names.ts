/** What the fields of the search's records are called in the 個人情報ファイル簿. */
export const searchItemNames: Readonly<Record<string, string>> = {
  'search.heard.visitor': 'その日だけ同じ利用者を数えるために変換した値',
  'search.heard.query': '探した言葉（番号や名前を除いたもの）',
  'search.heard.shown': '探した言葉の書き方',
  'search.clicked.visitor': 'その日だけ同じ利用者を数えるために変換した値',
  'search.clicked.query': '探した言葉（番号や名前を除いたもの）',
  'search.searched.query': '探した言葉（番号や名前を除いたもの）',
  'search.searched.shown': '探した言葉の書き方',
  'search.chosen.query': '探した言葉（番号や名前を除いたもの）',
  'search.synonyms.decided_by': '検索の言いかえを決めた職員',
  'search.pins.decided_by': '検索のおすすめを決めた職員',
  'search.pins.ended_by': '検索のおすすめを下げた職員',
}
