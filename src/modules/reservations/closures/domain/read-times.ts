import { parseWareki } from '#platform/time/index.ts'
import { readTime } from '../../booking/domain/chosen.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import { type ClosedTimes, closedDaysOf } from './closure.ts'

/** As it was typed, in a form or in the address. */
export type TypedTimes = {
  spaces: readonly string[]
  first: string
  last: string
  weekdays: readonly string[]
  starts: string
  ends: string
}

export type TimesProblem = 'spaces' | 'first' | 'past' | 'last' | 'weekdays' | 'time' | 'order'

/** The times of a closure, or which field is wrong and why. `known`: spaces of the facility. */
export function readTimes(
  typed: TypedTimes,
  { facilityId, known, today }: { facilityId: FacilityId; known: ReadonlySet<number>; today: Temporal.PlainDate },
): { ok: true; times: ClosedTimes } | { ok: false; field: string; why: TimesProblem } {
  const spaces = typed.spaces.map(Number).filter((id) => known.has(id))
  if (spaces.length === 0) return { ok: false, field: 'spaces', why: 'spaces' }
  const first = parseWareki(typed.first)
  if (!first) return { ok: false, field: 'first', why: 'first' }
  if (Temporal.PlainDate.compare(first, today) < 0) return { ok: false, field: 'first', why: 'past' }
  const last = typed.last.trim() === '' ? first : parseWareki(typed.last)
  if (!last || Temporal.PlainDate.compare(last, first) < 0 || first.until(last).days > 366)
    return { ok: false, field: 'last', why: 'last' }
  const weekdays = typed.weekdays.map(Number).filter((day) => day >= 1 && day <= 7)
  if (closedDaysOf({ first, last, weekdays }).length === 0) return { ok: false, field: 'weekdays', why: 'weekdays' }
  const times = { facilityId, spaces, first, last, weekdays }
  if (typed.starts.trim() === '' && typed.ends.trim() === '') return { ok: true, times }
  const [starts, ends] = [readTime(typed.starts), readTime(typed.ends)]
  if (!starts || !ends) return { ok: false, field: 'starts', why: 'time' }
  if (Temporal.PlainTime.compare(starts, ends) >= 0) return { ok: false, field: 'ends', why: 'order' }
  return { ok: true, times: { ...times, starts, ends } }
}
