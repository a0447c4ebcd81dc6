import type { ClosureKind } from '../../closures/domain/closure.ts'
import type { PlaceBlock, PlacePattern } from '../../places/domain/pattern.ts'
import { dayParts, type VacancyQuery } from './query.ts'

/** Minutes of a day that are taken, half-open, in any order. */
export type Busy = readonly (readonly [starts: number, ends: number])[]

/** Minutes of a day that a closure has taken. */
export type ClosedSpan = { starts: number; ends: number; kind: ClosureKind }

/** A block of the day, or a stretch in which times are free to choose; taken or not. */
export type TimeOfDay = {
  /** Missing: a stretch of free time. */
  no?: number
  label?: string
  starts: number
  ends: number
  isBridge: boolean
  isFree: boolean
  /** Not free because of a closure. */
  closure?: ClosureKind
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

/** The same times; those that a closure has taken say so. */
export function withClosures<T extends TimeOfDay>(times: readonly T[], closed: readonly ClosedSpan[]): T[] {
  return times.map((time) => {
    const span = time.isFree ? undefined : closed.find(({ starts, ends }) => starts < time.ends && time.starts < ends)
    return span ? { ...time, closure: span.kind } : time
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

/** How many times of a pattern are free on a day in all of these atoms: blocks, or stretches in which times are chosen. */
export function freeTimes(
  pattern: PlacePattern,
  atoms: readonly number[],
  busy: ReadonlyMap<number, ReadonlyMap<string, Busy>>,
  day: string,
  query: Pick<VacancyQuery, 'time'>,
): number {
  const [only] = atoms
  const taken =
    atoms.length === 1 && only !== undefined
      ? takenOf(busy, only, day)
      : atoms.flatMap((atom) => takenOf(busy, atom, day))
  if (pattern.free) return timesOf(pattern, taken).filter((time) => time.isFree && isAsked(time, query)).length
  let free = 0
  for (const block of minutesOf(pattern))
    if (!block.isBridge && isAsked(block, query) && isFreeIn(taken, block)) free += 1
  return free
}

const nothing: Busy = []
const takenOf = (busy: ReadonlyMap<number, ReadonlyMap<string, Busy>>, atom: number, day: string): Busy =>
  busy.get(atom)?.get(day) ?? nothing

function isFreeIn(taken: Busy, { starts, ends }: Minutes): boolean {
  for (const [from, to] of taken) if (from < ends && starts < to) return false
  return true
}

type Minutes = { starts: number; ends: number; isBridge: boolean }
const minutes = new WeakMap<PlacePattern, readonly Minutes[]>()

function minutesOf(pattern: PlacePattern): readonly Minutes[] {
  const known = minutes.get(pattern)
  if (known) return known
  const made = pattern.blocks.map(({ starts, ends, isBridge }) => ({
    starts: minuteOf(starts),
    ends: minuteOf(ends),
    isBridge,
  }))
  minutes.set(pattern, made)
  return made
}

/** Whether a time lies in the part of the day that was asked for. */
export function isAsked(
  { starts, ends }: Pick<TimeOfDay, 'starts' | 'ends'>,
  { time }: Pick<VacancyQuery, 'time'>,
): boolean {
  if (!time) return true
  const [from, to] = dayParts[time]
  return starts >= from && ends <= to
}

export const minuteOf = (time: Temporal.PlainTime): number => time.hour * 60 + time.minute
