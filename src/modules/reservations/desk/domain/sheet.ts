import type { PlacePattern } from '../../places/domain/pattern.ts'
import type { Space } from '../../places/index.ts'
import { timesOf } from '../../vacancies/domain/free.ts'
import type { Taken } from '../store/places-taken.ts'
import type { DeskUse } from '../store/uses.ts'

/** One line of the day: a use, what another space's use takes of this one, a closure, or a time that is free. */
export type SheetLine = { starts: number; ends: number } & (
  | { kind: 'use'; use: DeskUse }
  | { kind: 'other'; spaceId: number }
  | { kind: 'closed'; reason: string }
  | { kind: 'free'; no?: number; label?: string }
)

export type SheetSpace = {
  space: Space
  lines: readonly SheetLine[]
  /** Why there are no times that day. */
  closedWhy?: string
}

type Day = { uses: readonly DeskUse[]; taken: readonly Taken[] }

/** The day of one space in the order of its times. */
export function linesOf(space: Space, pattern: PlacePattern | undefined, { uses, taken }: Day): SheetLine[] {
  const here = taken.filter(({ atom }) => space.atoms.includes(atom))
  const known = new Map(uses.map((use) => [use.id, use]))
  const lines = new Map<string, SheetLine>()
  for (const { starts, ends, reservationId, closure } of here) {
    const time = { starts, ends }
    const use = reservationId ? known.get(reservationId) : undefined
    if (use) lines.set(use.id, lineOfUse(use, space, time))
    if (closure) lines.set(`${closure.id} ${starts}`, { ...time, kind: 'closed', reason: closure.reason })
  }
  const times = pattern
    ? timesOf(
        pattern,
        here.map(({ starts, ends }) => [starts, ends] as const),
      )
    : []
  const free = times
    .filter(({ isFree, isBridge }) => isFree && !isBridge)
    .map(({ starts, ends, no, label }): SheetLine => {
      const named = { ...(no !== undefined && { no }), ...(label !== undefined && { label }) }
      return { starts, ends, kind: 'free', ...named }
    })
  return [...lines.values(), ...free].toSorted((a, b) => a.starts - b.starts || a.ends - b.ends)
}

const lineOfUse = (use: DeskUse, space: Space, time: { starts: number; ends: number }): SheetLine =>
  use.spaceId === space.id ? { ...time, kind: 'use', use } : { ...time, kind: 'other', spaceId: use.spaceId }

/** 「9:00」. */
export const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
