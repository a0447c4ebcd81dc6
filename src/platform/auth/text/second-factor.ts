/** Words for staff about the second factor; in Japanese only. */
export const secondFactorWords = {
  title: '二つ目の要素で確かめます',
  lede: '職員認証ではパスワードだけが使われました。業務の画面を開くには、パスキーでも本人であることを確かめます。',
  use: 'パスキーで確かめる',
  enrolTitle: 'はじめてパスキーを登録する',
  enrolBody: 'システム管理者から、対面で登録コードを受け取ってください。コードは24時間、一度だけ使えます。',
  code: '登録コード',
  enrol: 'パスキーを登録して入る',
  adminTitle: '二つ目の要素の登録',
  adminLede:
    '職員認証でサインインし、二つ目の要素がまだない職員です。本人であることを対面で確かめてから、登録コードを渡してください。',
  adminNone: '登録を待っている職員はいません。',
  staff: '職員',
  since: 'サインインした時',
  act: '操作',
  issue: '登録コードを発行する',
  issuedTitle: '登録コードを発行しました',
  issuedBody: 'この画面を閉じると、二度と表示できません。24時間以内に、本人に渡してください。',
  back: '一覧に戻る',
}
