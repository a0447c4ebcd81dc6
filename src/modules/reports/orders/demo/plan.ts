import type { OrderKind, OrderState } from '../domain/order.ts'

/** One demo order: when it is on, from today, and what became of it. */
export type Planned = {
  daysFromToday: number
  state: OrderState
  kind: OrderKind
  doer: 'own' | 'member' | 'company'
  isUrgent: boolean
  instructions: string
  outcome: string
  minutes: number
}

const words: readonly { kind: OrderKind; instructions: string; outcome: string; minutes: number }[] = [
  {
    kind: 'repair',
    instructions: '現場を確かめ、直せるものはその場で直す。部品が要るときは型番を写真に撮る。',
    outcome: '部品を替え、動くことを確かめた。',
    minutes: 45,
  },
  {
    kind: 'repair',
    instructions: '歩く人が多いので、コーンを4本持って行く。',
    outcome: '常温合材で埋め、転圧した。',
    minutes: 60,
  },
  {
    kind: 'inspection',
    instructions: 'ぐらつき、さび、ひび割れを見る。危ないときは使用中止の札を付ける。',
    outcome: '大きな傷みはない。根元のさびを落として塗った。',
    minutes: 30,
  },
  {
    kind: 'cleaning',
    instructions: '側溝のふたを2枚開け、落ち葉と土を取る。',
    outcome: '土のう3袋分を取った。水は流れている。',
    minutes: 75,
  },
  {
    kind: 'survey',
    instructions: '管理者の境を確かめる。近くの電柱の番号を写真に撮る。',
    outcome: '区の管理の中。来週の修繕に入れてほしい。',
    minutes: 20,
  },
]

/** Accepted over the last weeks; of late days and today every state; and what is ahead. */
const course: readonly [days: number, state: OrderState][] = [
  ...Array.from({ length: 26 }, (_, at): [number, OrderState] => [-26 + at, 'accepted']),
  ...[-9, -4].map((days): [number, OrderState] => [days, 'cancelled']),
  ...[-3, -2, -1].map((days): [number, OrderState] => [days, 'ordered']),
  ...[-2, -1, 0].map((days): [number, OrderState] => [days, 'unable']),
  ...[-3, -2, -1, -1, 0].map((days): [number, OrderState] => [days, 'reported']),
  ...[-1, 0].map((days): [number, OrderState] => [days, 'returned']),
  ...[0, 0, 0].map((days): [number, OrderState] => [days, 'started']),
  ...Array.from({ length: 8 }, (): [number, OrderState] => [0, 'ordered']),
  ...Array.from({ length: 8 }, (): [number, OrderState] => [1, 'ordered']),
]

const doers = ['own', 'company', 'own', 'company', 'member'] as const

export const plannedOrders: readonly Planned[] = course.map(([daysFromToday, state], at) => ({
  daysFromToday,
  state,
  doer: doers[at % doers.length] ?? 'own',
  isUrgent: at % 9 === 4,
  ...(words[at % words.length] ?? { kind: 'repair', instructions: '', outcome: '', minutes: 30 }),
}))

export const unableNote = '車が止まっていて、はしごを立てられなかった。'
export const returnedNote = 'ふたが少し浮いている。もう一度合わせてほしい。'
export const cancelledNote = '所有者が直したため。'

/** What is done on a round, without anybody having reported it. */
export const rounds: Readonly<Record<OrderKind, string>> = {
  repair: 'ガードパイプの塗り直し',
  inspection: '街路灯の巡回点検',
  cleaning: '側溝の掃除',
  survey: '街路樹の根上がりの調査',
}
