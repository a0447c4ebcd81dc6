/** 区分: a time of a pattern that is taken whole. */
export type Block = {
  no: number
  label?: string | undefined
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** How many times it counts for quotas. */
  weight: number
  /** Only between two chosen blocks, 17:00–17:30 for example. */
  isBridge: boolean
}

/** 時間割 of one space and day. With `free` times are chosen within the only block, by minutes. */
export type DayPattern = {
  day: Temporal.PlainDate
  blocks: readonly Block[]
  free?: { step: number; least: number; most: number } | undefined
}

/** What somebody has chosen; `blocks` in the order of the day, none for free times. */
export type ChosenTime = {
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  blocks: readonly Block[]
  weight: number
}

export type Choice<Reason extends string> = { ok: true; time: ChosenTime } | { ok: false; reason: Reason }

// Nerima: 17:00–17:30 only within a use of an hour or more on both sides.
const besideBridge = 60

/** Blocks that follow each other; a bridge between two of them belongs to them, chosen or not. */
export function chooseBlocks(
  pattern: DayPattern,
  nos: readonly number[],
): Choice<'unknown' | 'gap' | 'bridge-alone' | 'none'> {
  const all = pattern.blocks.toSorted((a, b) => Temporal.PlainTime.compare(a.starts, b.starts))
  const places = [...new Set(nos)].map((no) => all.findIndex((block) => block.no === no)).toSorted((a, b) => a - b)
  const [from] = places
  const to = places.at(-1)
  if (from === undefined || to === undefined) return { ok: false, reason: 'none' }
  if (from === -1) return { ok: false, reason: 'unknown' }
  const blocks = all.slice(from, to + 1)
  if (blocks.some((block, at) => !block.isBridge && !places.includes(from + at))) return { ok: false, reason: 'gap' }
  if (blocks.some((block, at) => block.isBridge && !isBridged(blocks, at))) return { ok: false, reason: 'bridge-alone' }
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return { ok: false, reason: 'none' }
  const weight = blocks.reduce((sum, block) => sum + (block.isBridge ? 0 : block.weight), 0)
  return { ok: true, time: { day: pattern.day, starts: first.starts, ends: last.ends, blocks, weight } }
}

/** A time within the hours, in steps from their beginning. It counts as one. */
export function chooseFree(
  pattern: DayPattern,
  starts: Temporal.PlainTime,
  ends: Temporal.PlainTime,
): Choice<'off-step' | 'too-short' | 'too-long' | 'outside'> {
  const { day, free } = pattern
  const within = pattern.blocks.find(
    (block) =>
      Temporal.PlainTime.compare(block.starts, starts) <= 0 && Temporal.PlainTime.compare(ends, block.ends) <= 0,
  )
  if (!free || !within || Temporal.PlainTime.compare(starts, ends) >= 0) return { ok: false, reason: 'outside' }
  const minutes = minutesBetween(starts, ends)
  if (minutesBetween(within.starts, starts) % free.step !== 0 || minutes % free.step !== 0)
    return { ok: false, reason: 'off-step' }
  if (minutes < free.least) return { ok: false, reason: 'too-short' }
  if (minutes > free.most) return { ok: false, reason: 'too-long' }
  return { ok: true, time: { day, starts, ends, blocks: [], weight: 1 } }
}

const isBridged = (blocks: readonly Block[], at: number): boolean =>
  minutesOf(blocks.slice(0, at)) >= besideBridge && minutesOf(blocks.slice(at + 1)) >= besideBridge

const minutesOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.isBridge ? 0 : minutesBetween(block.starts, block.ends)), 0)

export const minutesBetween = (starts: Temporal.PlainTime, ends: Temporal.PlainTime): number =>
  minuteOfDay(ends) - minuteOfDay(starts)

export const minuteOfDay = (time: Temporal.PlainTime): number => time.hour * 60 + time.minute
