import type { IdentityPaper } from '#platform/auth/index.ts'

/** Words for staff about the recovery code; in Japanese only. */
export const recoveryTexts = {
  title: '回復コードを渡す',
  lede: 'スマートフォンやカードをなくした本人が窓口に来たときに使います。代理の方には渡しません。',
  what: [
    '発行すると、すぐに、この方のサインイン中の端末、APIトークン、パスキー、サインイン用のメールアドレス、本人が作った回復コードを、すべて使えなくします。マイナンバーカードでのサインインは残ります。',
    'コードは24時間以内に、一度だけ使えます。入った後も、登録内容や申請は見られません。見るには、カードでのサインインが必要です。',
    '本人には、登録されている連絡先すべてに知らせます。だれが、いつ、何で確かめて渡したかが残ります。',
  ],
  paper: '確かめた書類',
  papers: {
    'individual-number-card': 'マイナンバーカード',
    'driving-licence': '運転免許証',
    'residence-card': '在留カード・特別永住者証明書',
    passport: 'パスポート',
    'two-others': '保険の資格確認書など、2点',
  } satisfies Record<IdentityPaper, string>,
  why: '事情',
  whyHint: '例：スマートフォンとカードの紛失。カードの再交付を申請中',
  issue: '端末とパスキーを止めて、コードを発行する',
  none: 'この方は、まだサインインしたことがありません。渡すコードはありません。',
  doneTitle: '回復コードを発行しました',
  done: 'この画面を閉じると、二度と表示できません。印刷するか書き写して、本人に直接渡してください。電話では伝えないでください。',
  how: '本人は、サインインの画面で「回復コードでサインイン」を選び、このコードを入力します。',
  back: '宛名に戻る',
}
