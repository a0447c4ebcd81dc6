import type { ProcedureKind } from '../definition/kinds.ts'
import { certificateCourse } from './certificate-course.ts'
import type { ApplicationState } from './states.ts'

export type CourseKey =
  | 'submitted'
  | 'paid'
  | 'review'
  | 'reviewed'
  | 'correction'
  | 'payment'
  | 'post'
  | 'posted'
  | 'arrive'
  | 'shelve'
  | 'shelved'
  | 'fetch'
  | 'fetched'
  | 'extended'
  | 'decide'
  | 'decided'
  | 'notify'
  | 'notified'
  | 'check-form'
  | 'form-checked'
  | 'accept'
  | 'accepted'
  | 'reply'
  | 'replied'
  | 'choose-time'
  | 'visit'
  | 'visited'
  | 'refused'
  | 'declined'
  | 'lapsed'
  | 'missed'
  | 'withdrawn'

/** One step of the way from the seed to the tree. `at`: when it happened; `by`: the day by which it is planned. */
export type CourseStep = {
  key: CourseKey
  state: 'done' | 'now' | 'later' | 'stopped'
  at?: Temporal.Instant
  by?: Temporal.PlainDate
  /** The moment for which it is arranged: a visit. */
  on?: Temporal.Instant
}

export type CourseFacts = {
  kind: ProcedureKind
  state: ApplicationState
  delivery: 'post' | 'counter' | 'electronic'
  /** The paper is posted or lies on the shelf; of a decision: its letter has left the house or lies in the box. */
  isOut: boolean
  isPaid: boolean
  /** The last moment of each kind of case event. */
  moments: ReadonlyMap<string, Temporal.Instant>
  dueOn: Temporal.PlainDate
  inHandBy: Temporal.PlainDate
  today: Temporal.PlainDate
  /** When a visit is arranged for. */
  visitAt?: Temporal.Instant | undefined
  /** The office has closed the time that was chosen. */
  isTimeGone?: boolean
}

/** What was, is and will be, as told to the resident. Exactly one step is `now` or `stopped` until it is over. */
export function courseOf(facts: CourseFacts): CourseStep[] {
  const { state, moments } = facts
  const stopped = ends.find((end) => end === state)
  if (stopped && !(facts.kind === 'application' && stopped === 'refused'))
    return [...begun(facts), { ...done(stopped, moments), state: 'stopped' }]
  switch (facts.kind) {
    case 'certificate-request':
      return [...begun(facts), ...certificateCourse(facts)]
    case 'application':
      return [...begun(facts), ...applicationCourse(facts)]
    case 'notification':
      return [...begun(facts), ...notificationCourse(facts)]
    case 'entry':
      return [...begun(facts), ...entryCourse(facts)]
    case 'booking':
      return [...begun(facts), ...bookingCourse(facts)]
  }
}

const ends = ['withdrawn', 'refused', 'declined', 'lapsed', 'missed'] as const

const begun = ({ moments, isPaid }: CourseFacts): CourseStep[] => [
  done('submitted', moments),
  ...(isPaid ? [done('paid', moments, 'submitted')] : []),
]

/** 審査 → 決定 → 施行. A refusal is a result that was told, not a way that stopped before. */
function applicationCourse({ state, moments, dueOn, isOut }: CourseFacts): CourseStep[] {
  const isTold = state === 'completed' || state === 'refused' || (state === 'notified' && isOut)
  const isDecided = isTold || state === 'notified' || state === 'decided' || state === 'awaiting_payment'
  const isExamined = isDecided || state === 'proposed'
  const extended = moments.has('extension_notified') ? [done('extended', moments, 'extension_notified')] : []
  const now = isExamined ? done('reviewed', moments, 'proposed') : reviewNow(state, moments)
  const examined = [...extended, now]
  if (isTold) {
    const last: CourseStep =
      state === 'refused' ? { ...done('refused', moments), state: 'stopped' } : done('notified', moments)
    return [...examined, done('decided', moments), ...(state === 'refused' ? [done('notified', moments)] : []), last]
  }
  if (state === 'awaiting_payment')
    return [...examined, done('decided', moments), step('payment', 'now'), { ...step('notify', 'later'), by: dueOn }]
  return [
    ...examined,
    isDecided ? done('decided', moments) : { ...step('decide', isExamined ? 'now' : 'later'), by: dueOn },
    { ...step('notify', isDecided ? 'now' : 'later'), ...(isDecided && { by: dueOn }) },
  ]
}

/** Done on arrival: what follows is the office's own work. 根拠: 行政手続法 第37条. */
function notificationCourse({ state, moments, dueOn }: CourseFacts): CourseStep[] {
  if (state === 'accepted' || state === 'completed')
    return [done('form-checked', moments, 'accepted'), done('accepted', moments)]
  const checking: CourseStep =
    state === 'awaiting_correction' ? correctionNow(moments) : { ...step('check-form', 'now'), by: dueOn }
  return [checking, step('accept', 'later')]
}

function entryCourse({ state, moments, dueOn }: CourseFacts): CourseStep[] {
  if (state === 'accepted' || state === 'completed')
    return [done('reviewed', moments, 'accepted'), done('replied', moments, 'accepted')]
  return [reviewNow(state, moments), { ...step('reply', 'later'), by: dueOn }]
}

function bookingCourse({ state, moments, visitAt, isTimeGone }: CourseFacts): CourseStep[] {
  if (state === 'completed') return [done('visited', moments, 'completed')]
  if (isTimeGone) return [step('choose-time', 'now'), step('visit', 'later')]
  return [{ ...step('visit', 'now'), ...(visitAt && { on: visitAt }) }]
}

function reviewNow(state: ApplicationState, moments: CourseFacts['moments']): CourseStep {
  return state === 'awaiting_correction'
    ? correctionNow(moments)
    : { ...done('review', moments, 'in_review'), state: 'now' }
}

const correctionNow = (moments: CourseFacts['moments']): CourseStep => ({
  ...done('correction', moments, 'awaiting_correction'),
  state: 'now',
})

const step = (key: CourseKey, state: CourseStep['state']): CourseStep => ({ key, state })

function done(key: CourseKey, moments: CourseFacts['moments'], event: string = key): CourseStep {
  const at = moments.get(event)
  return { key, state: 'done', ...(at && { at }) }
}
