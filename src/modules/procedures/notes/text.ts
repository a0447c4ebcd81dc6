/** Words of the staff's notes on a case. */
export const noteWords = {
  title: '内部メモ',
  write: 'メモを書く',
  body: 'メモ',
  hint: '申請者には見えません。あとから消せないので、訂正は別のメモで行います。',
  publicRecord: 'メモは公文書で、開示請求の対象です。個人番号は書かないでください（書いても伏せて保存します）。',
  correct: '訂正する',
  correctBody: '訂正後の内容',
  correction: '訂正',
  corrected: '訂正済み',
  keep: '保存する',
  missing: 'メモを書いてください。',
}
