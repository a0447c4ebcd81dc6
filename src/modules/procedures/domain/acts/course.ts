import type { ActRoute } from './act.ts'

/**
 *   examining 審査中 ─examine▶ deciding 決定待ち ─decide▶ decided 決定済み ─effect▶ effected 施行済み
 *   examining, deciding ─return▶ returned 差し戻し · ─take_back▶ taken_back 引戻し · ─drop▶ dropped (the request was withdrawn)
 *   decided ─undo▶ undone: only while nothing has left the house
 *
 * `second-check` begins at `deciding`. After 施行 nothing is undone; a further act follows. Kept equal to the checks of
 * `procedures.acts`.
 */
export type ActState =
  | 'examining'
  | 'deciding'
  | 'decided'
  | 'effected'
  | 'returned'
  | 'taken_back'
  | 'undone'
  | 'dropped'

export type ActDeed = 'examine' | 'decide' | 'return' | 'take_back' | 'undo' | 'effect' | 'drop'

const underWay = { return: 'returned', take_back: 'taken_back', drop: 'dropped' } as const

const course: Record<ActState, Partial<Record<ActDeed, ActState>>> = {
  examining: { examine: 'deciding', ...underWay },
  deciding: { decide: 'decided', ...underWay },
  decided: { effect: 'effected', undo: 'undone', drop: 'dropped' },
  effected: {},
  returned: {},
  taken_back: {},
  undone: {},
  dropped: {},
}

export const firstState = (route: ActRoute): ActState => (route === 'draft' ? 'examining' : 'deciding')

/** The state after this deed; `undefined` when it cannot be done now. */
export const stateAfter = (state: ActState, deed: ActDeed): ActState | undefined => course[state][deed]

/** Not decided against, not given up: it can still go out, or it has. */
export const isUnderWay = (state: ActState): boolean =>
  state === 'examining' || state === 'deciding' || state === 'decided'
