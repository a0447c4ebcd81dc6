import { happens, type Random } from '#demo/population/random.ts'
import type { PlaceBlock, PlacePattern } from '../places/domain/pattern.ts'

/** Minutes of a day, half-open. */
export type Stretch = readonly [starts: number, ends: number]
export type DemoUse = { blocks: readonly number[]; starts: number; ends: number }

const perTenThousand = { weekday: 2800, evening: 4200, weekend: 5600 } as const
const hourBlock = 60

/** Which times of a day are taken: weekends and evenings most, hours two or three at a time. `taken` is not touched. */
export function usesOfDay(
  pattern: PlacePattern,
  isWeekend: boolean,
  taken: readonly Stretch[],
  next: Random,
): DemoUse[] {
  if (pattern.free) return []
  const blocks = pattern.blocks.filter(({ isBridge }) => !isBridge)
  const uses: DemoUse[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const first = blocks[at]
    if (!first || !happens(chance(first, isWeekend), next)) continue
    const length = minutesOf(first) > hourBlock ? 1 : 2 + next(2)
    const together = adjoining(blocks.slice(at, at + length))
    const last = together.at(-1) ?? first
    const use = {
      blocks: together.map(({ no }) => no),
      starts: minute(first.starts),
      ends: minute(last.ends),
    }
    at += together.length - 1
    if (!taken.some(([from, to]) => from < use.ends && use.starts < to)) uses.push(use)
  }
  return uses
}

const chance = ({ starts }: PlaceBlock, isWeekend: boolean): number =>
  isWeekend ? perTenThousand.weekend : starts.hour >= 17 ? perTenThousand.evening : perTenThousand.weekday

function adjoining(blocks: readonly PlaceBlock[]): PlaceBlock[] {
  const found: PlaceBlock[] = []
  for (const block of blocks) {
    const last = found.at(-1)
    if (last && minute(last.ends) !== minute(block.starts)) break
    found.push(block)
  }
  return found
}

const minutesOf = ({ starts, ends }: PlaceBlock): number => minute(ends) - minute(starts)
const minute = (time: Temporal.PlainTime): number => time.hour * 60 + time.minute
