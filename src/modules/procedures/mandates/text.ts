import type { AddProblem } from './actions.ts'
import type { Mandate, MandateKind, MandateProblem } from './domain.ts'

export const mandateKindLabels: Record<MandateKind, string> = {
  parent: '親権者',
  'minor-guardian': '未成年後見人',
  guardian: '成年後見人',
  curator: '保佐人',
  assistant: '補助人',
  voluntary: '任意後見人',
  proxy: '委任を受けた人',
}

export const endedByLabels: Record<NonNullable<Mandate['endedBy']>, string> = {
  planned: '期限',
  staff: '届出・職員の確認',
  moved_out: '転出',
  died: '死亡',
  removed: '消除',
}

/** 「後見太郎（成年後見人）」. */
export const nameOfMandate = ({ representative, kind }: Pick<Mandate, 'representative' | 'kind'>): string =>
  `${representative}（${mandateKindLabels[kind]}）`

export const mandateText = {
  title: '代理人',
  lede: '本人の代わりに手続をする人です。戸籍全部事項証明書・登記事項証明書・委任状などを見てから登録します。終わった代理は、終わった日から受付に使えません。転出・死亡では自動で終わります。',
  whose: '本人',
  standing: 'いま代理できる人',
  ended: '終わった代理・これからの代理',
  nobody: '登録された代理人はいません。',
  open: '代理人の登録を見る',
  columns: {
    representative: '代理人',
    kind: '種類',
    scope: '手続',
    since: 'いつから',
    until: 'いつまで',
    evidence: '確かめた書類',
  },
  everything: 'すべての手続',
  otherProcedure: 'ほかの手続',
  noEnd: '期限なし',
  endedBy: (day: string, why: string) => `${day}まで（${why}）`,
  add: '代理人を登録する',
  form: {
    representative: '代理人の氏名',
    representativeHint: '書類のとおりに。外国人の氏名も分けません',
    kind: '種類',
    scope: 'できる手続',
    scopeHint:
      '親権者・後見人は「すべての手続」にできます。保佐人・補助人は代理権目録にある手続、任意後見人・委任は書面にある手続だけです。',
    evidence: '確かめた書類と日付',
    evidenceHint: '例：登記事項証明書（令和8年4月1日）。番号や写しは残しません',
    from: 'いつから',
    until: 'いつまで（最後の日）',
    untilHint: '決まっていなければ空けておきます。親権者・未成年後見人は、18歳になる前の日で終わります',
    add: '登録する',
  },
  end: {
    title: '代理を終わらせる',
    which: '終わった代理',
    from: '終わった日',
    fromHint: 'この日に届いた受付から使えません。届く前に終わっていたと分かったときは、その日を入れます。',
    end: '終わらせる',
  },
  saved: { added: '代理人を登録しました。', ended: '代理を終わらせました。' } as Readonly<Record<string, string>>,
  errors: {
    until: '終わりの日が、始まりの日より前です。',
    ended: 'その日までに、もう終わっています。',
    not_general: 'この種類は、できる手続を1つ選んでください。',
    until_needed: '生年月日が分からないので、いつまでかを入れてください。',
    of_age: '18歳になっています。親権者・未成年後見人としては登録できません。',
    gone: '転出・死亡などで住民記録から消えている人には、登録できません。',
    overlaps: '同じ代理人が、その間にもう登録されています。',
  } satisfies Record<AddProblem | 'until' | 'ended', string>,
  /** Where a field was left empty. */
  missing: {
    representative: '代理人の氏名を入れてください。',
    kind: '代理人の種類を選んでください。',
    procedure: 'できる手続を選んでください。',
    evidence: '確かめた書類と日付を入れてください。',
    from: 'いつから代理できるかを入れてください。',
    mandate: '終わった代理を選んでください。',
    on: '終わった日を入れてください。',
  } as Readonly<Record<string, string>>,
  choose: '選んでください',
  onSheet: {
    which: '登録された代理人',
    choose: '登録された代理人ではない（委任状などを見る）',
    gone: (name: string, day: string) => `${name}の代理は、${day}までで終わっています。`,
    needed: '登録された代理人を選ぶか、委任状を見たことに印を付けてください。どちらもなければ受け付けられません。',
    problems: {
      unknown: 'この人の代理人を選んでください。',
      ended: 'この代理は、届いた日より前に終わっています。受け付けられません。',
      not_begun: 'この代理は、届いた日にはまだ始まっていません。',
      other_procedure: 'この代理人は、この手続を代理できません。',
    } satisfies Record<MandateProblem | 'unknown', string>,
    fell: 'この代理は、届いた日より前に終わっていました。読み合わせはできません。代理を確かめ直して、打ち直してください。',
    fellLater: 'この代理は、届いた日より前に終わっていました。本人か、いまの代理人に確かめてください。',
  },
} as const
