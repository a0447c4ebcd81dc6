import type { OrderState } from '../../orders/index.ts'
import { day } from './day.ts'
import { deedForms, problems } from './deed.ts'
import { found } from './found.ts'
import { order } from './order.ts'
import { outbox } from './outbox.ts'

/** Words of the crew's pages, which are Japanese. */
export const crewTexts = {
  day,
  deedForms,
  problems,
  found,
  order,
  outbox,
  minutes: (minutes: number) => `${minutes}分`,
  /** What somebody did, as a history says it. */
  deeds: { start: 'はじめる', done: '終わりました', unable: 'できませんでした', photos: '写真' },
  noted: {
    cancelled: (deed: string) => `「${deed}」が、指示の取り消しの後に届きました。`,
    'moved-on': (deed: string) => `「${deed}」が、状態が進んだ後に届きました。`,
    incomplete: (deed: string) => `「${deed}」が、足りないもののあるまま届きました。`,
    withoutPicture: (why: string) => `写真がない理由：${why}`,
  },
  news: {
    start: 'はじめました。',
    done: '終わったと伝えました。課が確かめます。',
    unable: 'できなかったと伝えました。課が次を決めます。',
    photos: '写真を足しました。',
    found: '知らせを受け付けました。受け持つ課が確かめます。',
    noted: '作業の状態が変わっていました。言葉と写真は、課へ届けました。',
  },
} as const

/** As the crew says it. */
export const crewStateWords: Readonly<Record<OrderState, string>> = {
  ordered: 'これから',
  started: '作業中',
  reported: '終わりました（課が確かめています）',
  returned: '手直し',
  unable: 'できませんでした',
  accepted: '完了',
  cancelled: '取り消し',
}
