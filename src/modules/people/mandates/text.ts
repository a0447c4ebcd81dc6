import { toWareki } from '#platform/time/index.ts'
import type { AddProblem, EndProblem } from './actions.ts'
import type { MandateEnd, MandateEvidence, MandateKind, MandateState } from './domain.ts'

// Staff screens are Japanese only.

export const mandateKindLabels: Record<MandateKind, string> = {
  parental: '親権者',
  minor_guardian: '未成年後見人',
  adult_guardian: '成年後見人',
  curator: '保佐人',
  assistant: '補助人',
  voluntary_guardian: '任意後見人',
  attorney: '委任状による代理人',
}

export const evidenceLabels: Record<MandateEvidence, string> = {
  family_register: '戸籍（全部・個人事項証明書）',
  registration: '後見の登記事項証明書',
  court_document: '家庭裁判所の審判書と確定証明書',
  letter: '委任状',
  signed_online: '委任状（オンラインの電子署名）',
}

export const endedWhyLabels: Record<MandateEnd['why'], string> = {
  principal_died: '本人の死亡',
  agent_died: '代理人の死亡',
  moved_out: '本人の転出',
  removed: '本人の消除',
  revoked: '解任・辞任・撤回など',
  mistake: '登録の誤り',
  withdrawn: '本人がオンラインで取り消した',
  resigned: '代理人がオンラインで辞めた',
  period: '期限',
  of_age: '本人が18歳',
}

/** 「後見太郎（成年後見人）」. */
export const nameOfMandate = ({ agentName, kind }: { agentName: string; kind: MandateKind }): string =>
  `${agentName}（${mandateKindLabels[kind]}）`

/** 「令和8年11月15日に終わりました（代理人の死亡）」. */
export const sayMandateEnd = ({ on, why }: MandateEnd): string =>
  why === 'period'
    ? `${toWareki(on.subtract({ days: 1 }))}で終わりました（${endedWhyLabels.period}）`
    : `${toWareki(on)}に終わりました（${endedWhyLabels[why]}）`

/** Why it cannot be used, and what to do; a mandate that can be used says nothing. */
export function sayUnusable(name: string, state: MandateState): string | undefined {
  switch (state.state) {
    case 'valid':
      return undefined
    case 'ended':
      return `${name}の代理権は、${sayMandateEnd(state)}。この日から届いたものには使えません。本人か、いまの代理人の手続にするか、委任状を見てください。`
    case 'not_yet':
      return `${name}の代理権は、${toWareki(state.from)}からです。それより前に届いたものには使えません。本人の手続にするか、委任状を見てください。`
    case 'out_of_scope':
      return `${name}の代理権には、この手続が含まれていません。本人の手続にするか、この手続の委任状を見てください。`
  }
}

export const mandateTexts = {
  title: '代理権',
  note: '本人の代わりに手続をする権限です。終わったものも、記録として残ります。',
  actedFor: 'この人を代理する人',
  actsFor: 'この人が代理する人',
  nobody: '登録された代理人はいません。',
  nobodyElse: 'この人が代理する人は登録されていません。',
  columns: ['氏名', '種類', 'できる手続', '期間', '見た書類', '状態'],
  everything: 'すべての手続',
  limited: (count: number) => `限られた手続（${count}件）。受付の画面で、その手続に使えるか分かります`,
  since: (day: string) => `${day}から`,
  until: (day: string) => `${day}まで`,
  noEnd: '期限なし',
  seen: (paper: string, day: string) => `${paper}（${day}に確認）`,
  states: { valid: '有効', not_yet: 'まだ始まらない', ended: '終了' },
  add: '代理人を登録する',
  form: {
    agent: '代理人の宛名番号',
    agentHint: '住民を探すで調べます。区の外の人は、先に住登外の人として登録します',
    register: '住登外の人を登録する',
    kind: '種類',
    choose: '選んでください',
    scope: 'できる手続',
    scopeHint: '「すべて」にできるのは、親権者・未成年後見人・成年後見人だけです。',
    listed: '書面にある手続だけ',
    listedHint: '代理権目録・契約・委任状に書いてあるもの',
    procedures: '手続',
    evidence: '見た書類',
    evidenceHint: '番号や写しは残しません。任意後見は、監督人が選ばれたことの分かる登記事項証明書です',
    seen: '書類を見た日',
    since: 'いつから',
    until: 'いつまで（最後の日）',
    untilHint: '決まっていなければ空けておきます。委任状には必ず入れます。親権・未成年後見は18歳の誕生日に終わります',
    submit: '登録する',
  },
  ending: {
    title: '代理権を終わらせる',
    which: '終わった代理権',
    on: '終わった日',
    onHint: 'この日に届いたものから使えません。登録の誤りのときは空けておきます',
    once: '一度入れた終わりは、直せません。',
    why: '理由',
    whys: {
      revoked: { label: '解任・辞任・撤回・取消しなど', hint: '書面か本人の申出で確かめたとき' },
      agent_died: { label: '代理人の死亡', hint: '住登外の人のとき。住民の死亡は、住民記録が知らせて終わります' },
      principal_died: { label: '本人の死亡', hint: '住登外の人のとき' },
      mistake: { label: '登録の誤り', hint: '初めから無かったことになります。使った受付も確かめ直しになります' },
    },
    submit: '終わらせる',
  },
  saved: {
    'mandate-added': '代理権を登録しました。',
    'mandate-ended': '代理権を終わらせました。終わった日から届いたものには使えません。',
  },
  errors: {
    until: '終わりの日が、始まりの日より前です。',
    nothing_listed: 'できる手続を1つ以上選んでください。',
    not_general: '保佐人・補助人・任意後見人・委任状は、「すべての手続」にできません。書面にある手続を選んでください。',
    until_needed: 'いつまでかを入れてください。委任状と、生年月日の分からない子の代理には要ります。',
    wrong_evidence:
      'この種類を示す書類ではありません。親権・未成年後見は戸籍か審判書、成年後見・保佐・補助は登記事項証明書か審判書、任意後見は登記事項証明書、委任は委任状です。',
    of_age: '始まりの日に、もう18歳になっています。親権者・未成年後見人としては登録できません。',
    seen_later: '書類を見た日が、今日より後です。',
    unknown_number: 'この宛名番号の人はいません。番号を確かめるか、住登外の人として登録してください。',
    same_person: '本人と同じ人です。代理人の宛名番号を入れてください。',
    gone: '転出・死亡などで住民記録から消えている人には、登録できません。',
    agent_gone: 'この宛名番号の人は亡くなっています。代理人にできません。',
    overlaps: '同じ代理人の同じ種類が、その間にもう登録されています。先にそれを終わらせてください。',
    ended: 'もう終わっています。一度入れた終わりは直せません。',
    in_future: '終わった日が、今日より後です。終わってから入れてください。',
  } satisfies Record<AddProblem | EndProblem | 'until' | 'nothing_listed', string>,
} as const
