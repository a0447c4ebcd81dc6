import type { PlaceBlock, PlacePattern } from '../../places/domain/pattern.ts'

/** Minutes of a day that are taken, half-open, in any order. */
export type Busy = readonly (readonly [starts: number, ends: number])[]

/** A block of the day, or a stretch in which times are free to choose; taken or not. */
export type TimeOfDay = {
  /** Missing: a stretch of free time. */
  no?: number
  label?: string
  starts: number
  ends: number
  isBridge: boolean
  isFree: boolean
}

/** Everything that a pattern has on a day, with what is taken. Stretches shorter than the shortest use are not there. */
export function timesOf(pattern: PlacePattern, busy: Busy): TimeOfDay[] {
  if (pattern.free) return pattern.blocks.flatMap((block) => stretches(block, busy, pattern.free?.least ?? 0))
  return pattern.blocks.map((block) => {
    const [starts, ends] = [minuteOf(block.starts), minuteOf(block.ends)]
    return {
      no: block.no,
      ...(block.label !== undefined && { label: block.label }),
      starts,
      ends,
      isBridge: block.isBridge,
      isFree: !busy.some(([from, to]) => from < ends && starts < to),
    }
  })
}

function stretches(block: PlaceBlock, busy: Busy, least: number): TimeOfDay[] {
  const label = block.label !== undefined && { label: block.label }
  const end = minuteOf(block.ends)
  const found: TimeOfDay[] = []
  const add = (starts: number, ends: number, isFree: boolean) => {
    if (ends > starts && (!isFree || ends - starts >= least))
      found.push({ ...label, starts, ends, isBridge: false, isFree })
  }
  let at = minuteOf(block.starts)
  for (const [from, to] of busy.toSorted(([a], [b]) => a - b)) {
    if (to <= at || from >= end) continue
    add(at, from, true)
    add(Math.max(at, from), Math.min(to, end), false)
    at = Math.max(at, to)
  }
  add(at, end, true)
  return found
}

export const minuteOf = (time: Temporal.PlainTime): number => time.hour * 60 + time.minute
