import type { ApplyProblem } from './actions.ts'
import type { Protection, ProtectionOpinion, ProtectionState } from './domain.ts'
import type { ProtectionEvent } from './store.ts'

/** Words of the desk for 支援措置. Nobody else reads them. */
export const protectionTexts = {
  menu: '支援措置',
  title: '支援措置',
  lede: 'この台帳があることも、だれが載っているかも、係の外には伝えません。電話では答えません。',
  columns: ['申出者', '状態', '期間', '意見', '出どころ'],
  nobody: '申出はありません。',
  add: '申出を受ける',
  addNote: '受けた時から効きます。決定は、係の別の職員がします。',
  one: '支援措置の申出',
  terms: {
    state: '状態',
    period: '期間',
    opinion: '意見を聴いた相手',
    origin: '出どころ',
    family: '併せて支援を求める人',
    aggressor: '加害者',
    letters: '手紙の送り先',
  },
  keptHere: '送らない（係で渡す）',
  form: {
    number: '申出者の宛名番号',
    origin: '出どころ',
    opinion: '意見を聴いた相手',
    from: 'いつから',
    fromHint: '1年間です。終わる1か月前に、この画面で知らせます',
    family: '併せて支援を求める人の宛名番号',
    familyHint: '1行に1人',
    aggressorNumber: '加害者の宛名番号',
    aggressorHint: '台帳にいないときは、下に氏名などを入れます',
    aggressorName: '加害者の氏名',
    aggressorBirth: '加害者の生年月日',
    aggressorAddress: '加害者の住所',
    postcode: '手紙の送り先の郵便番号',
    postcodeHint: '本人と取り決めたとき。空けておくと、手紙は送らず係で渡します',
    address: '手紙の送り先',
    submit: '受けたことを記録する',
  },
  decide: '決定する',
  outcome: '決定',
  outcomes: { granted: '支援する', refused: '支援しない' },
  secondPerson: '受けた人とは別の、係の職員が決定します。',
  renew: '更新の申出を受ける',
  renewNote: '意見を聴き直してから受けます。決定するまで、いまの措置が続きます。',
  end: '本人の希望で終える',
  endNote: '本人と会って確かめてから終えます。',
  history: '経過',
  by: (day: string, what: string, who: string) => `${day}　${what}　${who}`,
  program: '自動',
  done: {
    applied: '受けました。いまから効いています。',
    granted: '支援することを決定しました。',
    refused: '支援しないことを決定しました。',
    renewed: '更新の申出を受けました。',
    ended: '終えました。',
  } as Record<string, string>,
  errors: {
    number: '宛名番号を10桁の数字で入れてください',
    postcode: '郵便番号を7桁で入れてください',
    both: '郵便番号と送り先は、両方を入れるか、両方を空けてください',
  },
}

export const protectionStates: Record<ProtectionState, string> = {
  applied: '決定待ち（効いています）',
  granted: '支援中',
  renewal_due: 'まもなく終わる',
  refused: '支援しない',
  ended: '終了',
}

export const opinionLabels: Record<ProtectionOpinion, string> = {
  police: '警察',
  consultation: '配偶者暴力相談支援センターなどの相談機関',
  child_guidance: '児童相談所',
  court: '裁判所（保護命令）',
  forwarding_office: '転送元の市区町村',
}

export const originLabels: Record<Protection['origin'], string> = { here: '当初受付', forwarded: '他市区町村から転送' }

export const eventLabels: Record<ProtectionEvent['kind'], string> = {
  applied: '申出を受けた',
  granted: '支援を決定した',
  refused: '支援しないと決定した',
  renewed: '更新の申出を受けた',
  renewal_due: '終わりの1か月前になった',
  ended: '終わった',
}

export const applyProblems: Record<ApplyProblem, { field: string; message: string }> = {
  unknown_number: { field: 'number', message: 'その宛名番号の人はいません' },
  unknown_family: { field: 'family', message: 'その宛名番号の人がいない行があります' },
  unknown_aggressor: { field: 'aggressorNumber', message: '加害者の宛名番号か氏名を入れてください' },
  aggressor_protected: { field: 'aggressorNumber', message: '支援を求める人と同じ番号です' },
  stands: { field: 'number', message: 'この人の措置はもうあります。更新か終了をしてください' },
}
