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
  toExport: 'この条件で書き出す',
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
