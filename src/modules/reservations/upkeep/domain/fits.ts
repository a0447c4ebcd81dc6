import type { PlacePattern } from '../../places/domain/pattern.ts'
import { type ChosenTime, chooseBlocks, chooseFree } from '../../rules/index.ts'

type Use = { day: Temporal.PlainDate; starts: Temporal.PlainTime; ends: Temporal.PlainTime }

/** The blocks or the free time of this pattern that are exactly this use; `undefined`: it could not be taken so. */
export function timeWithin(pattern: PlacePattern | undefined, use: Use): ChosenTime | undefined {
  if (!pattern) return undefined
  const { blocks, free } = pattern
  if (free) {
    const chosen = chooseFree({ day: use.day, blocks, free }, use.starts, use.ends)
    return chosen.ok ? chosen.time : undefined
  }
  const wanted = blocks.filter(
    ({ starts, ends }) =>
      Temporal.PlainTime.compare(use.starts, starts) <= 0 && Temporal.PlainTime.compare(ends, use.ends) <= 0,
  )
  const nos = wanted.filter(({ isBridge }) => !isBridge).map(({ no }) => no)
  const chosen = chooseBlocks({ day: use.day, blocks }, nos)
  if (!chosen.ok) return undefined
  const isSame = chosen.time.starts.equals(use.starts) && chosen.time.ends.equals(use.ends)
  return isSame ? chosen.time : undefined
}
