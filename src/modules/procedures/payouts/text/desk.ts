import type { PayoutEvent } from '../domain.ts'

/** Words of the case's screen and of the list; staff screens are Japanese. */
export const payoutDesk = {
  title: '支払い',
  columns: { payOn: '振込日', amount: '金額', account: '振込先', state: '状態' },
  none: 'まだ支払いを依頼していません。',
  earlier: 'これまでの支払い',
  public: '公金受取口座',
  account: (bank: string, branch: string, masked: string) => `${bank}-${branch} ${masked}`,
  form: {
    title: '会計に支払いを依頼する',
    amount: '金額',
    amountHint: '通知書の額と合わせます。会計管理室が、通知書の文書番号と照らして審査します。',
    account: '振込先',
    fresh: '新しい口座を入れる',
    bank: '銀行の番号（4桁）',
    branch: '支店の番号（3桁）',
    kind: '預金の種類',
    kinds: { ordinary: '普通', current: '当座', savings: '貯蓄' },
    number: '口座番号（7桁まで）',
    holder: '口座名義（カナ）',
    submit: '支払いを依頼する',
    flaws: {
      bank_code: '銀行の番号は4桁の数字です。',
      branch_code: '支店の番号は3桁の数字です。',
      number: '口座番号は7桁までの数字です。',
      holder_kana: '口座名義は、通帳のとおりカナか英字で入れてください。',
      holder_too_long: '口座名義は、半角で30字までです。',
    },
    errors: {
      not_now: 'いまは依頼できません。ほかの職員か申請者が先に済ませました。画面を新しくしました。',
      not_own_account: '振込先を選ぶか、入れてください。振り込めなかった口座は使えません。',
      no_amount: '金額を1円以上の数字で入れてください。',
    },
  },
  todo: {
    payout_without_account: '口座が分からず、支払いを依頼できていません。申請者にも尋ねています。',
    payout_differs: '通知書の月額か支給開始年月が、規則の計算と違います。額を確かめて依頼してください。',
    payout_failed: '振込不能で戻りました。申請者に口座を尋ねています。',
    payout_returned: '会計管理室から差し戻されました。理由を見て、直して依頼してください。',
    payout_not_stopped: '取消し・撤回のとき、支払いが進んでいました。組戻しか返納を会計管理室に相談してください。',
  } as Partial<Record<PayoutEvent, string>>,
  list: {
    title: '依頼し直す支払い',
    columns: { since: 'いつから', procedure: '手続', applicant: '申請者', todo: 'すること', number: '受付番号' },
    empty: '依頼し直す支払いはありません。',
    emptyHint: '振込不能、会計からの差戻し、口座の分からないものが、古い順に並びます。',
  },
  waiting: (count: number) => `依頼し直す支払いが${count}件あります。`,
  toList: '一覧を開く',
}
