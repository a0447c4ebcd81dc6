import type { ProcedureKind } from '../definition/kinds.ts'

/**
 * The course of each kind of procedure. `draft → confirmed → submitted` is common to all; then
 *
 *   証明請求  certificate-request   in_review ⇄ awaiting_correction · proposed → issuing → issued → completed
 *                                   proposed → refused · proposed, issuing ⇄ awaiting_payment
 *   申請      application           in_review ⇄ awaiting_correction · proposed (起案・審査) → decided (決定) → notified (施行)
 *                                   → completed, refused · decided → in_review while nothing has left the house
 *   届出      notification          in_review ⇄ awaiting_correction · accepted → completed; never refused, at most lapsed
 *   申込      entry                 in_review ⇄ awaiting_correction · accepted → completed · declined
 *   予約      booking               submitted is 「予約済み」 → completed (came), missed (did not come)
 *
 * A resident may withdraw until somebody decided. Kept equal to the table `procedures.courses`.
 */
export type ApplicationState =
  | 'draft'
  | 'confirmed'
  | 'submitted'
  | 'in_review'
  | 'awaiting_correction'
  | 'proposed'
  | 'awaiting_payment'
  | 'issuing'
  | 'issued'
  | 'decided'
  | 'notified'
  | 'accepted'
  | 'completed'
  | 'refused'
  | 'declined'
  | 'lapsed'
  | 'missed'
  | 'withdrawn'

type Course = Partial<Record<ApplicationState, readonly ApplicationState[]>>

const beginning: Course = { draft: ['confirmed', 'withdrawn'], confirmed: ['draft', 'submitted', 'withdrawn'] }

const asked: Course = {
  submitted: ['in_review', 'withdrawn'],
  awaiting_correction: ['in_review', 'withdrawn'],
}

const courses: Record<ProcedureKind, Course> = {
  'certificate-request': {
    ...beginning,
    ...asked,
    in_review: ['submitted', 'awaiting_correction', 'proposed', 'withdrawn'],
    proposed: ['in_review', 'awaiting_payment', 'issuing', 'refused', 'withdrawn'],
    awaiting_payment: ['issuing', 'withdrawn'],
    // back when a character cannot be printed
    issuing: ['issued', 'in_review', 'awaiting_payment'],
    issued: ['completed'],
    completed: [],
    refused: [],
    withdrawn: [],
  },
  application: {
    ...beginning,
    ...asked,
    in_review: ['submitted', 'awaiting_correction', 'proposed', 'withdrawn'],
    proposed: ['in_review', 'decided', 'withdrawn'],
    // 施行の前なら、決定を取りやめて審査に戻せる
    decided: ['notified', 'awaiting_payment', 'in_review'],
    awaiting_payment: ['decided', 'withdrawn'],
    notified: ['completed', 'refused'],
    completed: [],
    refused: [],
    withdrawn: [],
  },
  notification: {
    ...beginning,
    ...asked,
    // 根拠: 行政手続法 第37条 (形式上の要件に適合すれば、到達で届出の義務は果たされる。拒否はない)
    in_review: ['submitted', 'awaiting_correction', 'accepted', 'lapsed', 'withdrawn'],
    accepted: ['completed'],
    completed: [],
    lapsed: [],
    withdrawn: [],
  },
  entry: {
    ...beginning,
    ...asked,
    in_review: ['submitted', 'awaiting_correction', 'accepted', 'declined', 'withdrawn'],
    accepted: ['completed', 'withdrawn'],
    completed: [],
    declined: [],
    withdrawn: [],
  },
  booking: {
    ...beginning,
    submitted: ['completed', 'missed', 'withdrawn'],
    completed: [],
    missed: [],
    withdrawn: [],
  },
}

/** Every state that some kind knows, for the API and the queue. */
export const applicationStates: readonly ApplicationState[] = [
  ...new Set(Object.values(courses).flatMap((course) => Object.keys(course) as ApplicationState[])),
]

/** The states of one kind, in the order of its course. */
export const statesOfKind = (kind: ProcedureKind): readonly ApplicationState[] =>
  Object.keys(courses[kind]) as ApplicationState[]

export const canBecome = (kind: ProcedureKind, from: ApplicationState, to: ApplicationState): boolean =>
  courses[kind][from]?.includes(to) ?? false

/** States in which the resident can still take the request back. */
export const isWithdrawable = (kind: ProcedureKind, state: ApplicationState): boolean =>
  canBecome(kind, state, 'withdrawn')

/** Nothing follows, whatever the kind. */
export const isClosed = (state: ApplicationState): boolean => closed.includes(state)

const closed: readonly ApplicationState[] = ['completed', 'refused', 'declined', 'lapsed', 'missed', 'withdrawn']
