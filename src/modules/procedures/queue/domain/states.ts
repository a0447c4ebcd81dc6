import type { ApplicationState } from '../../domain/course/states.ts'
import type { QueueFilter, QueueStates, QueueWait } from './filter.ts'

const working = ['submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted'] as const
const waiting = ['awaiting_correction', 'awaiting_payment'] as const

/** States of which something is still to come from the office or the resident; as the indexes of the queue say. */
export const openStates: readonly ApplicationState[] = [...working, ...waiting]
/** The others that a filed case can have. */
export const closedStates: readonly ApplicationState[] = [
  'issued',
  'notified',
  'completed',
  'refused',
  'declined',
  'lapsed',
  'missed',
  'withdrawn',
]

const statesOf: Record<QueueStates, readonly ApplicationState[]> = {
  open: working,
  waiting,
  'second-check': ['proposed'],
  closed: closedStates,
  all: [...openStates, ...closedStates],
}

const waitStates: Record<QueueWait, readonly ApplicationState[]> = {
  resident: ['awaiting_correction'],
  payment: ['awaiting_payment'],
  decision: ['proposed', 'decided'],
  answered: ['in_review'],
  returned: ['in_review'],
  // Also of a case that has ended meanwhile.
  question: [...openStates, ...closedStates],
}

/** The states that a filter lets through; on whom a case waits says more than the state that is chosen beside it. */
export function statesWanted({ states, waits }: Pick<QueueFilter, 'states' | 'waits'>): readonly ApplicationState[] {
  if (waits) return waitStates[waits]
  return isGroup(states) ? statesOf[states] : [states]
}

const isGroup = (states: QueueFilter['states']): states is QueueStates => Object.hasOwn(statesOf, states)
