import type { Report } from '../../record/index.ts'

export type MergeProblem = 'itself' | 'already' | 'circle' | 'leads-on' | 'withdrawn' | 'many' | 'ordered'

type Side = Pick<Report, 'id' | 'mergedInto' | 'state'>

/** How many reports one can stand for: what is more is a mistake. */
export const mostMerged = 300

/** Why a report cannot be put into another; `undefined` when it can. */
export function whyNotMerge(from: Side, into: Side, merged: number): MergeProblem | undefined {
  if (from.id === into.id) return 'itself'
  if (into.mergedInto === from.id) return 'circle'
  if (from.mergedInto) return 'already'
  if (into.mergedInto) return 'leads-on'
  if (from.state === 'cancelled' || into.state === 'cancelled') return 'withdrawn'
  return merged > mostMerged ? 'many' : undefined
}
