import type { CourseFacts, CourseKey, CourseStep } from './course.ts'

/** 審査 → 作成 → 郵送 or 受取. */
export function certificateCourse(facts: CourseFacts): CourseStep[] {
  return [
    reviewStep(facts),
    ...(facts.state === 'awaiting_payment' ? [step('payment', 'now')] : []),
    ...lastSteps(facts),
  ]
}

function reviewStep({ state, moments }: CourseFacts): CourseStep {
  if (state === 'awaiting_correction') return { ...done('correction', moments, 'awaiting_correction'), state: 'now' }
  const isReviewed = ['issuing', 'issued', 'completed', 'awaiting_payment'].includes(state)
  return isReviewed ? done('reviewed', moments, 'issuing') : { ...done('review', moments, 'in_review'), state: 'now' }
}

function lastSteps({ state, delivery, isOut, moments, dueOn, inHandBy, today }: CourseFacts): CourseStep[] {
  const [todo, did] = delivery === 'counter' ? (['shelve', 'shelved'] as const) : (['post', 'posted'] as const)
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
