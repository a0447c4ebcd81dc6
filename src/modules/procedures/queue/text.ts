import type { ProcedureKind } from '../domain/definition/kinds.ts'
import type { QueueDue, QueueOrder, QueueStates, QueueView, QueueWait } from './domain/filter.ts'

// Staff screens are Japanese only.

export const viewLabels: Record<QueueView, string> = {
  'mine-and-unassigned': '自分と未担当',
  mine: '自分',
  unassigned: '未担当',
  all: '係の全部',
}

export const stateFilterLabels: Record<QueueStates, string> = {
  open: '終わっていないもの',
  'second-check': '二人目の確認を待つもの',
  waiting: '申請者を待つもの',
  closed: '終わったもの',
  all: '全部',
}

export const dueLabels: Record<QueueDue, string> = { overdue: '過ぎたもの', today: 'きょうまで', week: '今週まで' }

export const waitLabels: Record<QueueWait, string> = {
  resident: '申請者の返事',
  payment: '支払い',
  decision: '決定・施行',
  answered: '返事が届いた（まだ見ていない）',
}

export const orderLabels: Record<QueueOrder, string> = {
  due: '期限が近い順',
  arrival: '届いた順',
  newest: '新しい順',
}

export const kindLabels: Record<ProcedureKind, string> = {
  application: '申請',
  notification: '届出',
  'certificate-request': '証明',
  entry: '申込',
  booking: '予約',
}

/** A number that stopped counting: 「100+」. */
export const bounded = (count: number, limit: number): string => (count > limit ? `${limit}+` : String(count))

export const queue = {
  title: '受付箱',
  open: '未処理',
  dueToday: 'きょうまで',
  overdue: '超過',
  secondCheck: '二人目待ち',
  asOf: (time: string) => `${time}現在`,
  find: '探す',
  findHint: '受付番号・氏名',
  within: 'いまの絞り込みの中で',
  filters: '絞り込み',
  view: '担当',
  colleague: (name: string) => `${name}さん`,
  state: '状態',
  due: '期限',
  anyDue: 'いつでも',
  order: '並び',
  office: '課・係（その下も）',
  everyOffice: '受け持つ課すべて',
  kind: '種類',
  waits: '待っているもの',
  channel: '受付方法',
  every: 'すべて',
  more: 'ほかの条件',
  apply: '絞り込む',
  clear: '条件を外す',
  columns: {
    due: '期限',
    procedure: '手続',
    applicant: '申請者',
    channel: '受付方法',
    state: '状態',
    assignee: '担当',
    number: '受付番号',
    arrived: '届いた日',
    note: '付記',
  },
  unassigned: '未担当',
  noRecord: '（住民記録なし）',
  empty: 'この条件の申請はありません。',
  emptyHint: '新しい申請が届くと、期限が近い順に並びます。',
  moreFound: '続きを探す',
  notFound: (words: string) => `「${words}」に当たる申請は、この係にありません。受付番号か氏名を確かめてください。`,
  notes: {
    post: '郵送',
    counter: '窓口受取',
    easy: 'やさしい日本語',
    en: 'English',
    returned: '差し戻し',
    unchecked: '読み合わせ待ち',
  },
  keys: { move: '上下', open: '開く', hint: '一覧の中で' },
} as const

export const labels = {
  title: 'ラベル',
  lede: '係の中だけで使う目印です。申請者には見えません。人の名前や事情は書かないでください。一つの係に20まで作れます。',
  toList: 'ラベルを決める',
  filter: 'ラベル',
  columns: { label: 'ラベル', office: '課・係', act: '操作' },
  none: 'ラベルはまだありません。',
  make: 'ラベルを作る',
  name: '名前',
  nameHint: '20字まで。例：字形の確認',
  colour: '色',
  colours: { grey: '灰', green: '緑', blue: '青', orange: '橙', red: '赤' },
  drop: 'なくす',
  dropOf: (name: string) => `ラベル「${name}」をなくす。付いている申請からも外れます`,
  problems: {
    taken: 'この名前のラベルは、この係にもうあります。',
    full: 'ラベルは一つの係に20までです。使わないものをなくしてから作ってください。',
  },
} as const

export const batch = {
  bar: '選んだ申請を',
  selected: (count: number) => `${count}件`,
  select: '選ぶ',
  selectOne: (number: string) => `${number} を選ぶ`,
  selectAll: 'このページの全部を選ぶ',
  selectNone: '選ぶのをやめる',
  label: 'ラベル',
  choose: '選んでください',
  handOver: '同僚に渡す',
  to: '渡す相手',
  reason: '渡す理由',
  reasons: {
    workload: '手分けする',
    absence: '担当が不在になる',
    knows: '詳しい職員が見る',
    conflict: '自分や家族にかかわる',
  },
  deeds: {
    take: '引き受ける',
    hand: '渡す',
    label: '付ける',
    unlabel: '外す',
    propose: '交付の案を作る',
    prepare: '施行できるか確かめる',
  },
  titles: {
    take: 'まとめて引き受け',
    hand: 'まとめて渡す',
    label: 'まとめてラベルを付ける',
    unlabel: 'まとめてラベルを外す',
    propose: 'まとめて交付の案',
    prepare: 'まとめて施行の下調べ',
  },
  listTitle: 'まとめて行ったこと',
  newest: '新しい順',
  none: 'まとめて行ったことは、まだありません。',
  noneLeft: 'あなたから見える申請はありません。',
  made: (name: string, when: string) => `${name}　${when}`,
  withLabel: (name: string) => `ラベル「${name}」`,
  toColleague: (name: string) => `${name}さんへ`,
  because: (reason: string) => `理由：${reason}`,
  outcome: '申請ごとの結果',
  counted: (state: string, count: number) => `${state} ${count}件`,
  seeWhy: 'できなかった理由を確かめ、一件ずつ開いて進めてください。',
  halfDone: '途中で止まっています。続けると、まだのものだけを行います。',
  resume: '続きを行う',
  undo: '元に戻す',
  undoHint: {
    take: '未担当に戻します。その後に進んだものは、そのまま残ります。',
    hand: '前の担当に戻します。その後に進んだものは、そのまま残ります。',
    label: '付けたラベルを外します。',
    unlabel: '外したラベルを付け直します。',
    propose: '案を取り下げて、確認中に戻します。二人目が確認したものは戻りません。',
    prepare: '',
  },
  columns: {
    number: '受付番号',
    procedure: '手続',
    state: '結果',
    why: '理由',
    when: 'いつ',
    deed: '行ったこと',
    undone: '元に戻した',
  },
  states: {
    waiting: 'まだ',
    done: 'できた',
    unchanged: 'もうそうなっている',
    refused: 'できなかった',
    undone: '元に戻した',
    kept: '戻せなかった',
  },
  toQueue: '受付箱に戻る',
  errors: {
    none: '申請を選んでください。',
    many: (most: number) => `一度に選べるのは${most}件までです。`,
    deed: '選んだ申請に何をするか、ボタンで選んでください。',
    label: 'ラベルを選んでください。',
    to: '渡す相手を選んでください。',
    reason: '渡す理由を選んでください。',
  },
} as const

const whys: Record<string, string> = {
  taken_by_other: 'ほかの職員が担当しています。',
  not_waiting: '引き受けられる状態ではありません。',
  not_assigned: 'あなたの担当ではありません。先に引き受けてください。',
  already_theirs: 'もうその職員の担当です。',
  not_a_colleague: 'その職員は、この申請の係で審査をしていません。',
  own_case: 'あなたか、あなたの世帯にかかわる申請です（除斥）。ほかの職員に任せてください。',
  own_case_of_colleague: 'その職員か、その世帯にかかわる申請です（除斥）。ほかの職員に渡してください。',
  closed: 'もう終わった申請です。',
  wrong_state: 'いまの状態では、案を作れません。',
  no_decision_of_this_kind: '証明の請求ではありません。一件ずつ開いて進めてください。',
  needs_eyes: '照合に「確かめる」があります。開いて、目で確かめてください。',
  typing_not_compared: '紙との読み合わせが済んでいません。',
  label_of_other_office: 'そのラベルは、この申請の係のものではありません。',
  label_gone: 'そのラベルは、なくなりました。',
  nothing_decided: '決定して施行を待つものがありません。',
  left_register: '宛先の人が、住民記録にいません（転出・死亡など）。',
  no_address: '送り先の住所がありません。',
  missing_glyphs: '書体にない字があります。',
  moved_on: 'そのあとに進んだので、戻せません。開いて確かめてください。',
  not_found: 'あなたからは、もう見えない申請です。',
  forbidden: 'あなたの権限では行えません。',
}

export const whyText = (why: string): string => whys[why] ?? '行えませんでした。開いて確かめてください。'
