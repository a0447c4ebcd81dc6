import type { ApplicationState } from '../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../domain/definition/kinds.ts'
import { stateLabels } from './desk.ts'

/** 受付方法. */
export const channelLabels: Record<Channel, string> = {
  web: 'まどぐち',
  counter: '窓口',
  phone: '電話',
  post: '郵送',
  mynaportal: 'マイナポータル',
}

const own: Partial<Record<ProcedureKind, Partial<Record<ApplicationState, string>>>> = {
  application: { proposed: '起案・審査', refused: '不承認を通知済み', completed: '完了' },
  notification: { accepted: '受理・入力待ち', lapsed: '不備のまま終了' },
  entry: { accepted: '受け付け済み', declined: '受けられない' },
  booking: { submitted: '予約済み', completed: '来庁', missed: '来庁なし' },
}

/** A state in the words of its kind: a 予約 is never 「未着手」. */
export const stateWord = (kind: ProcedureKind, state: ApplicationState): string =>
  own[kind]?.[state] ?? stateLabels[state]
