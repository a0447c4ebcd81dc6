import type { Space } from '../../places/domain/space.ts'
import type { WrittenBlock } from '../domain/change.ts'
import { common } from '../domain/split.ts'
import type { BlockName } from '../domain/written-blocks.ts'
import { readDay, readDays, readNumber, readTime } from './cells.ts'
import { type Cells, type LineFault, patternColumns as columns } from './columns.ts'
import type { FoundSpace } from './places-by-name.ts'
import type { ReadLine } from './read-reservation.ts'

/** One block of one room's times. */
export type ReadBlock = {
  space: Space
  from: string
  /** The first day without it. */
  until: string | null
  days: number[]
  block: Omit<WrittenBlock, 'no'>
}

type Known = {
  find(facility: string, space: string): FoundSpace
  names: readonly BlockName[]
  today: Temporal.PlainDate
}

export function readBlock(cells: Cells<typeof columns>, known: Known): ReadLine<ReadBlock> {
  const faults: LineFault[] = []
  const wrong = (key: keyof typeof columns, reason: LineFault['reason']) => {
    faults.push({ item: columns[key], reason })
    return undefined
  }
  const found = known.find(cells.facility, cells.space)
  const space = found.ok ? found.space : wrong(found.item, found.reason)
  const from = readDay(cells.from) ?? wrong('from', 'date')
  if (from && Temporal.PlainDate.compare(from, known.today) <= 0) wrong('from', 'past')
  const last = cells.until === '' ? null : (readDay(cells.until) ?? wrong('until', 'date'))
  if (from && last && Temporal.PlainDate.compare(last, from) < 0) wrong('until', 'order')
  const days = readDays(cells.days) ?? wrong('days', 'days')
  const starts = readTime(cells.starts) ?? wrong('starts', 'time')
  const ends = readTime(cells.ends) ?? wrong('ends', 'time')
  if (starts && ends && Temporal.PlainTime.compare(starts, ends) >= 0) wrong('ends', 'order')
  const label = labelOf(cells.label, known.names)
  if (label === undefined) wrong('label', 'label')
  const weight = readNumber(cells.weight, 1, 9)
  if (weight === undefined) wrong('weight', 'number')
  if (!space || !from || last === undefined || !days || !starts || !ends || faults.length > 0)
    return { ok: false, faults }
  const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
  return {
    ok: true,
    value: {
      space,
      from: from.toString(),
      until: last?.add({ days: 1 }).toString() ?? null,
      days,
      block: {
        label: label ?? null,
        starts: clock(starts),
        ends: clock(ends),
        weight: weight ?? 1,
        bridge: cells.bridge !== '',
      },
    },
  }
}

function labelOf(typed: string, names: readonly BlockName[]): string | null | undefined {
  const name = typed.normalize('NFKC')
  if (name === '') return null
  return names.find((one) => one.name.normalize('NFKC') === name || one.key === name)?.key
}

/** Times of one room, with the line on which they begin. */
export type ReadPattern = Omit<ReadBlock, 'block'> & { line: number; blocks: WrittenBlock[] }

export type Clash = { line: number; otherLine: number; reason: 'in-file' | 'blocks' }

/** Blocks of the same room, days and time together, in the order of the file; and what is in each other's way. */
export function gather(read: readonly (ReadBlock & { line: number })[]): { patterns: ReadPattern[]; clashes: Clash[] } {
  const byKey = Map.groupBy(read, ({ space, from, until, days }) => [space.id, from, until, days.join('')].join('|'))
  const clashes: Clash[] = []
  const patterns = [...byKey.values()].flatMap((lines) => {
    const [first] = lines
    if (!first) return []
    const sorted = lines.toSorted((a, b) => a.block.starts.localeCompare(b.block.starts))
    for (const [at, one] of sorted.entries()) {
      const before = sorted[at - 1]
      if (before && one.block.starts < before.block.ends)
        clashes.push({ line: one.line, otherLine: before.line, reason: 'blocks' })
    }
    const { space, from, until, days, line } = first
    return [{ space, from, until, days, line, blocks: sorted.map(({ block }, at) => ({ no: at + 1, ...block })) }]
  })
  for (const sameRoom of Map.groupBy(patterns, ({ space }) => space.id).values())
    for (const [at, one] of sameRoom.entries()) {
      const other = sameRoom
        .slice(0, at)
        .find((before) => common(before, one) && before.days.some((day) => one.days.includes(day)))
      if (other) clashes.push({ line: one.line, otherLine: other.line, reason: 'in-file' })
    }
  return { patterns, clashes }
}
