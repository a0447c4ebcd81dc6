import type { FreeTimes, PlaceBlock, PlacePattern } from './pattern.ts'

/** Times as people say them: blocks of the same length one after the other are one line. */
export type OpeningTime = {
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** Length of the blocks in it, in minutes; missing: it is one block. */
  every?: number
  label?: string
  free?: FreeTimes
}

/** A bridge is not said: it is never taken alone. */
export function openingTimes({ blocks, free }: PlacePattern): OpeningTime[] {
  const lines: OpeningTime[] = []
  for (const block of blocks) {
    const last = lines.at(-1)
    if (block.isBridge) continue
    if (last && goesOn(last, block)) {
      last.every = minutes(block)
      last.ends = block.ends
    } else
      lines.push({
        starts: block.starts,
        ends: block.ends,
        ...(block.label && { label: block.label }),
        ...(free && { free }),
      })
  }
  return lines
}

const goesOn = (line: OpeningTime, block: PlaceBlock): boolean =>
  line.label === undefined &&
  block.label === undefined &&
  line.ends.equals(block.starts) &&
  (line.every ?? minutes(line)) === minutes(block)

const minutes = ({ starts, ends }: { starts: Temporal.PlainTime; ends: Temporal.PlainTime }): number =>
  starts.until(ends).total('minutes')
