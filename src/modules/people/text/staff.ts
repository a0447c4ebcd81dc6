import type { MergeProblem } from '../actions/merge-persons.ts'
import type { OutsideKind } from '../domain/outside-record.ts'
import { mandateTexts } from '../mandates/text.ts'
import type { RecordReason } from '../domain/record-rights.ts'
import type { RegisterState } from '../domain/register-entry.ts'
import type { Standing } from '../store/history.ts'
import type { OtherAddress } from '../store/other-addresses.ts'

/** Words of the staff's screens about people; plain Japanese. */
export const recordTexts = {
  title: '宛名',
  cover: '開く理由',
  coverText: 'この人の記録は、仕事に必要なときだけ開きます。開いた日時と理由は記録に残り、本人も見られます。',
  reason: '理由',
  open: '開く',
  reading: (reason: string) => `${reason}開いています。本人も、いつ、なぜ開かれたかを見られます。`,
  now: '住民記録',
  notResident: '住民記録に載ったことはありません。',
  closedOn: (day: string, how: string) => `${day}に閉じた記録です（${how}）。閉じたときの内容を示しています。`,
  partial:
    '本籍、国籍・在留資格、前の住所と履歴は、住民基本台帳の係だけが見られます。仕事に要るときは、係にお尋ねください。',
  needsCheck: '要確認',
  needsCheckText:
    '住所を案内したり、書類を渡したりする前に、住民基本台帳の係に尋ねてください。相手には「確認します」とだけ伝えます。',
  household: '世帯',
  history: '履歴',
  historyNote: '核となる台帳から届いたままです。ここでは直せません。',
  noHistory: '届いた履歴はありません。',
  other: '居所・送付先',
  otherNote: '住民票の写しは、送付先があっても住民票の住所へ送ります。',
  noOther: '居所も送付先もありません。',
  addOther: '居所か送付先を加える',
  end: '今日で終える',
  from: (day: string) => `${day}から`,
  until: (day: string) => `${day}まで`,
  neverUsed: '（使わずに終えた）',
  corrected: '更正前',
  cancelled: '取消し',
  outside: '住登外の記録',
  merges: '宛名番号の統合',
  noMerges: '統合はありません。',
  merge: '別の宛名番号を、この人に統合する',
  mergeNote:
    '二つの番号が同じ人だと、書類で確かめたときだけ提案します。氏名と生年月日が同じだけでは足りません。別の職員が確かめると、両方の番号が一人を指します。',
  split: '統合を解く',
  splitNote: '統合が誤りだったときに提案します。別の職員が確かめると、番号はまた別の人を指します。',
  propose: '提案する',
  decision: '両方の記録を見て、確かめた結果',
  confirm: { merge: '同じ人と確かめた（統合する）', split: '別の人と確かめた（統合を解く）' },
  reject: '差し戻す',
  record: '記録する',
  openOther: 'もう一人の記録を開く',
  mergeTerms: { merge: '統合する番号', split: '分ける番号', stays: '残る番号' },
  proposedBy: (day: string, name: string) => `${day} ${name}が提案`,
  decidedBy: (day: string, name: string, how: string) => `、${day} ${name}が${how}`,
  yours: '提案した人は、自分では確かめられません。',
  saved: {
    ...mandateTexts.saved,
    added: '加えました。',
    ended: '終えました。今日からの手紙は、住民票の住所かほかの送付先へ行きます。',
    proposed: '提案しました。別の職員が確かめると効きます。',
    confirmed: '確かめたことを記録しました。いまから効きます。',
    rejected: '差し戻しました。何も変わっていません。',
    registered: '住登外の人として登録しました。',
  } as Record<string, string>,
  terms: {
    number: '宛名番号',
    ownNumber: 'この人の番号',
    mergedNumber: '統合した番号',
    householdNumber: '世帯番号',
    name: '氏名',
    kana: '振り仮名',
    kanaOfficial: '（公証）',
    kanaConvenience: '（便宜上）',
    alias: '通称',
    formerSurname: '旧氏',
    birthDate: '生年月日',
    assumed: (day: string) => `（年齢は${day}とみなす）`,
    sex: '性別',
    address: '住所',
    addressSince: '住所を定めた日',
    residentSince: '住民となった日',
    relation: '続柄',
    previous: '前住所',
    next: '転出先',
    honseki: '本籍・筆頭者',
    nationality: '国籍・地域',
    status: '在留資格・期間',
    expires: (day: string) => `${day}満了`,
    reported: (day: string) => `届出 ${day}`,
    processed: (day: string) => `処理 ${day}`,
    received: (day: string) => `受領 ${day}`,
    kind: '区分',
    reason: '理由',
    since: '登録した日',
  },
  columns: {
    history: ['履歴', '異動事由', '異動日（届出・処理）', 'その後の住所・続柄'],
    other: ['区分', 'どの手紙', '宛先', '期間', '操作'],
    household: ['氏名', '続柄', '生年月日'],
  },
  form: {
    kind: '区分',
    purpose: 'どの手紙を送りますか',
    allPurposes: 'すべての手紙',
    addressee: '受け取る人',
    addresseeHint: '本人でないとき: 「田中様方」、後見人の氏名、施設の名前',
    postcode: '郵便番号',
    address: '住所（番地まで）',
    building: '建物・部屋',
    from: 'いつから',
    until: 'いつまで',
    untilHint: '決まっていなければ空けておきます。この日まで使います',
    reason: '確かめた書類と理由',
    number: '相手の宛名番号',
    why: '同じ人だと確かめた書類と理由',
    whySplit: '別の人だと確かめた書類と理由',
    add: '加える',
  },
  errors: {
    postcode: '郵便番号を7桁で入れてください。例: 179-0072',
    number: '宛名番号を10桁の数字で入れてください',
    until: '「いつまで」は「いつから」と同じ日か、後の日にしてください',
    overlaps: '同じ区分と手紙の住所が、重なる期間にあります。先にそれを終えてください',
  },
  outsideForm: {
    title: '住登外の人を登録する',
    lede: '住民記録にない人（本籍人、在勤・在学の人、これから転入する人など）に、宛名番号を付けます。登録する前に「住民を探す」で、もういないか確かめてください。',
    name: '氏名',
    nameHint: '一続きで。外国人の氏名も分けません',
    kana: '氏名の振り仮名',
    birthDate: '生年月日',
    birthHint: '分からなければ空けておきます。「昭和15年 月日不詳」のようにも書けます',
    sex: '性別',
    submit: '登録する',
    known:
      '同じ氏名で、生年月日が同じか分からない人が、もう登録されています。「住民を探す」で開いて、同じ人でないか確かめてください',
    another: '登録されている人とは別の人だと、確かめました',
  },
}

export const reasonLabels: Record<RecordReason | 'break-glass', string> = {
  'break-glass': '緊急のために（60分で閉じます）',
  duty: '担当する仕事のために',
  'request-of-person': '本人から頼まれて',
  supervision: '仕事の点検のために',
}

export const standingLabels: Record<Standing, string> = {
  resident: '住民',
  moved_out: '転出',
  died: '死亡',
  removed: '消除',
  outside: '住登外',
}

export const stateLabels: Record<RegisterState, string> = {
  resident: '住民',
  moved_out: '転出',
  died: '死亡',
  removed: '消除',
}

export const otherKinds: Record<OtherAddress['kind'], string> = { residence: '居所', mailing: '送付先' }

export const endedLabels: Record<NonNullable<OtherAddress['endedBy']>, string> = {
  planned: '',
  staff: '職員が終えた',
  moved_out: '転出により終わり',
  died: '死亡により終わり',
  removed: '消除により終わり',
}

/** Which letters a 送付先 is for. The ward's own list is to be confirmed (要確認). */
export const purposes: Record<string, string> = {
  tax: '住民税',
  insurance: '国民健康保険・後期高齢者医療',
  care: '介護保険',
  welfare: '福祉',
  children: '子育て・学校',
}

export const outsideKindLabels: Record<OutsideKind, string> = {
  honseki: '本籍人',
  works_here: '在勤',
  studies_here: '在学',
  former: '前の住民',
  coming: '転入する予定',
  other_ward: 'ほかの区市町村の住民',
  other: 'そのほか',
}

export const sexLabels = { male: '男', female: '女', other: 'その他' } as const

export const mergeProblems: Record<MergeProblem, string> = {
  unknown_number: 'この宛名番号の人はいません。番号を確かめてください',
  same_person: 'この番号は、もうこの人を指しています',
  both_resident: '二人とも住民です。先に住民記録（核となる台帳）で一人にしてください',
  waits_already: 'この人の統合は、もう提案されています。確かめられるのを待ってください',
  not_merged: 'この番号は、この人に統合されていません',
}

export const mergeKinds = { merge: '統合', split: '統合を解く' } as const
export const mergeStates = { proposed: '確認を待つ', confirmed: '確かめた', rejected: '差し戻した' } as const
