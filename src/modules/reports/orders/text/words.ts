import type { OrderKind, OrderState } from '../domain/order.ts'
import type { OrderStepKind } from '../store/steps.ts'

export const orderKindWords: Readonly<Record<OrderKind, string>> = {
  repair: '修繕',
  inspection: '点検',
  cleaning: '清掃',
  survey: '調査',
}

export const orderStateWords: Readonly<Record<OrderState, string>> = {
  ordered: '指示した',
  started: '作業中',
  reported: '検収待ち',
  returned: '手直し中',
  unable: 'できなかった',
  accepted: '検収済み',
  cancelled: '取り消した',
}

export const orderStepWords: Readonly<Record<OrderStepKind, string>> = {
  ordered: '指示',
  moved: '状態',
  replanned: '予定の変更',
  noted: '書き込み',
}
