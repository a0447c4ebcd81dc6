export const inquiryDesk = {
  title: '申請者からの質問',
  waiting: '返事を待っています',
  person: (name: string) => `${name}さん`,
  office: (name: string) => `${name}（職員）`,
  answer: '返事',
  hint: '申請者がそのまま読みます。お知らせには内容を書きません。2000文字まで。',
  send: '返事を送る',
  problems: {
    empty: '返事を入力してください',
    too_long: '返事は2000文字までにしてください',
    guarded: '返事から、マイナンバーや住民票コードを消してください',
    not_asked: 'この申請には質問がありません',
  },
}
