/** What has become of a report. The last eight are ends. */
export const reportStates = [
  'received',
  'reopened',
  'investigating',
  'planned',
  'scheduled',
  'in_progress',
  'handed_over',
  'waiting_reporter',
  'fixed',
  'fixed_by_others',
  'thanked',
  'no_action',
  'not_responsible',
  'out_of_scope',
  'referred',
  'duplicate',
  'cancelled',
] as const
export type ReportState = (typeof reportStates)[number]

/** What a pin on the map says: ◆ 受け付けました, ● 直しています, ■ 終わりました. */
export const shapes = ['received', 'working', 'done'] as const
export type Shape = (typeof shapes)[number]

const open = ['received', 'reopened', 'investigating', 'planned', 'scheduled', 'in_progress'] as const
const waiting = ['handed_over', 'waiting_reporter'] as const
const withdrawable = [...open, ...waiting]

export const isClosed = (state: ReportState): boolean =>
  !([...open, ...waiting] as readonly ReportState[]).includes(state)

/** Another has to act: the service clock stands still. */
export const pausesClock = (state: ReportState): boolean => (waiting as readonly ReportState[]).includes(state)

export function shapeOf(state: ReportState): Shape {
  if (isClosed(state)) return 'done'
  return state === 'received' || state === 'reopened' ? 'received' : 'working'
}

/** Of Open311 GeoReport v2, which knows two. */
export const openOrClosed = (state: ReportState): 'open' | 'closed' => (isClosed(state) ? 'closed' : 'open')

/** Ends that the office declares, each with its answer. */
const officeEnds = ['fixed', 'thanked', 'no_action', 'not_responsible', 'out_of_scope', 'referred'] as const

const work = ['investigating', 'planned', 'scheduled', 'in_progress', ...waiting] as const

/**
 * Where the office may take a report from here. `duplicate` comes from a merge, `cancelled` and `reopened` from the
 * reporter, and `fixed_by_others` from whoever saw that it is fixed.
 */
export function nextStates(from: ReportState): readonly ReportState[] {
  if (from === 'duplicate' || from === 'cancelled') return []
  if (isClosed(from)) return ['reopened']
  return [...work, ...officeEnds].filter((state) => state !== from)
}

export const canBecome = (from: ReportState, to: ReportState): boolean => nextStates(from).includes(to)

export const canBeWithdrawn = (state: ReportState): boolean => (withdrawable as readonly ReportState[]).includes(state)

/** Ended as done: who follows it may say so, or that it is not. */
export const canBeContested = (state: ReportState): boolean => state === 'fixed' || state === 'fixed_by_others'

/** States whose reason has to be said. */
export const needsReason = (state: ReportState): boolean =>
  ['out_of_scope', 'no_action', 'not_responsible', 'handed_over'].includes(state)
