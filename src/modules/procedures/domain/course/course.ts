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
  | 'refused'
  | 'withdrawn'

/** One step of the way from the seed to the tree. `at`: when it happened; `by`: when it is planned. */
export type CourseStep = {
  key: CourseKey
  state: 'done' | 'now' | 'later' | 'stopped'
  at?: Temporal.Instant
  by?: Temporal.PlainDate
}

export type CourseFacts = {
  state: ApplicationState
  delivery: 'post' | 'counter'
  /** Posted, or lying on the shelf. */
  isOut: boolean
  isPaid: boolean
  /** The last moment of each kind of case event. */
  moments: ReadonlyMap<string, Temporal.Instant>
  dueOn: Temporal.PlainDate
  inHandBy: Temporal.PlainDate
  today: Temporal.PlainDate
}

/** What was, is and will be, as told to the resident. Exactly one step is `now` or `stopped` until it is over. */
export function courseOf(facts: CourseFacts): CourseStep[] {
  const { state, isPaid, moments } = facts
  const begun: CourseStep[] = [done('submitted', moments), ...(isPaid ? [done('paid', moments, 'submitted')] : [])]
  if (state === 'withdrawn' || state === 'refused') return [...begun, { ...done(state, moments), state: 'stopped' }]
  return [
    ...begun,
    reviewStep(facts),
    ...(state === 'awaiting_payment' ? [step('payment', 'now')] : []),
    ...lastSteps(facts),
  ]
}

function reviewStep({ state, moments }: CourseFacts): CourseStep {
  if (state === 'awaiting_correction') return { ...done('correction', moments, 'awaiting_correction'), state: 'now' }
  const isReviewed = ['issuing', 'issued', 'completed', 'awaiting_payment'].includes(state)
  return isReviewed ? done('reviewed', moments, 'issuing') : { ...done('review', moments, 'in_review'), state: 'now' }
}

function lastSteps({ state, delivery, isOut, moments, dueOn, inHandBy, today }: CourseFacts): CourseStep[] {
  const [todo, did] = delivery === 'post' ? (['post', 'posted'] as const) : (['shelve', 'shelved'] as const)
  const isMaking = state === 'issuing' || state === 'issued'
  const out = isOut || state === 'completed'
  const making: CourseStep = out
    ? done(did, moments, 'issued')
    : { ...step(todo, isMaking ? 'now' : 'later'), by: dueOn }
  if (delivery === 'counter') {
    const fetched = state === 'completed'
    return [
      making,
      fetched ? done('fetched', moments, 'completed') : { ...step('fetch', out ? 'now' : 'later'), by: inHandBy },
    ]
  }
  const arrived = out && Temporal.PlainDate.compare(today, inHandBy) > 0
  return [making, { ...step('arrive', arrived ? 'done' : out ? 'now' : 'later'), by: inHandBy }]
}

const step = (key: CourseKey, state: CourseStep['state']): CourseStep => ({ key, state })

function done(key: CourseKey, moments: CourseFacts['moments'], event: string = key): CourseStep {
  const at = moments.get(event)
  return { key, state: 'done', ...(at && { at }) }
}
