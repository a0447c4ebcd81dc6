import type { StaffId } from '#platform/ids/index.ts'
import type { ActPeople, ActRoute } from './act.ts'

/** 事案決定: who may decide at this moment, as the workforce knows it. */
export type Authority = {
  holders: readonly StaffId[]
  /** Those of `holders` who are at work. */
  present: readonly StaffId[]
  /** 代決: empty as long as somebody is present. */
  deputies: readonly StaffId[]
}

export type Decider = { ok: true; isDeputy: boolean; deputyFor?: StaffId } | { ok: false; reason: NotDecider }
export type NotDecider = 'own_proposal' | 'examined_it' | 'holder_is_present' | 'not_next_in_line' | 'nobody_in_line'

type Standing = Pick<ActPeople, 'draftedBy' | 'examinedBy'> & { route: ActRoute }

/** 審査: a second official of the office, never the drafter. */
export const mayExamine = ({ draftedBy }: Standing, staffId: StaffId): boolean => draftedBy !== staffId

/**
 * 決定 by who holds the rank, or 代決 by the next in line while every holder is away. 起案者 and 審査者 never decide what
 * they brought; with the second check anybody else of the office with the right to confirm does.
 */
export function deciderOf(act: Standing, staffId: StaffId, { holders, present, deputies }: Authority): Decider {
  if (act.draftedBy === staffId) return { ok: false, reason: 'own_proposal' }
  if (act.examinedBy === staffId) return { ok: false, reason: 'examined_it' }
  if (act.route === 'second-check' || present.includes(staffId)) return { ok: true, isDeputy: false }
  if (present.length > 0) return { ok: false, reason: 'holder_is_present' }
  if (deputies.includes(staffId)) {
    const [absent] = holders
    return { ok: true, isDeputy: true, ...(absent && { deputyFor: absent }) }
  }
  return { ok: false, reason: deputies.length > 0 ? 'not_next_in_line' : 'nobody_in_line' }
}

/** 後閲: the holder of the rank, back at work, and not who decided in their place. */
export const maySeeAfterwards = (decidedBy: StaffId | null, staffId: StaffId, { present }: Authority): boolean =>
  present.includes(staffId) && decidedBy !== staffId
