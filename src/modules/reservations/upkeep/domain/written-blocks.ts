import { parseTime } from '#platform/time/index.ts'
import type { WrittenBlock } from './change.ts'

export type BlockFault = {
  line: number
  fault: 'shape' | 'order' | 'overlap' | 'label' | 'weight' | 'many'
  word?: string
}
export type ReadBlocks = { ok: true; blocks: WrittenBlock[] } | { ok: false; faults: BlockFault[] }

/** A name of a block and its key. */
export type BlockName = { key: string; name: string }

const bridgeWord = 'つなぎ'

/** Blocks as staff write them, one a line: 「09:00-12:00 午前」「17:00-17:30 つなぎ」「13:00-17:00 午後 2コマ」. */
export function readBlocks(text: string, names: readonly BlockName[]): ReadBlocks {
  const lines = text
    .split('\n')
    .map((line, at) => ({ line: at + 1, text: line.normalize('NFKC').trim() }))
    .filter((one) => one.text !== '')
  const read = lines.map((one, at) => readLine(one, at + 1, names))
  const faults = read.flatMap((one) => ('fault' in one ? [one] : []))
  const blocks = read.flatMap((one) => ('fault' in one ? [] : [one.block]))
  if (lines.length > 40) faults.push({ line: 41, fault: 'many' })
  const overlaps = lines.flatMap(({ line }, at) => (isOver(blocks, at) ? [{ line, fault: 'overlap' as const }] : []))
  const all = faults.length > 0 ? faults : overlaps
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, blocks }
}

const isOver = (blocks: readonly WrittenBlock[], at: number): boolean =>
  blocks.slice(0, at).some((other) => {
    const one = blocks[at]
    return one !== undefined && other.starts < one.ends && one.starts < other.ends
  })

type Line = { line: number; text: string }

function readLine({ line, text }: Line, no: number, names: readonly BlockName[]): { block: WrittenBlock } | BlockFault {
  const [times = '', ...words] = text.split(/\s+/)
  const [first = '', last = '', ...more] = times.split(/[-~〜ー–—]/)
  const [starts, ends] = [parseTime(first), parseTime(last)]
  if (!starts || !ends || more.length > 0) return { line, fault: 'shape' }
  if (Temporal.PlainTime.compare(starts, ends) >= 0) return { line, fault: 'order' }
  let [label, weight, bridge]: [string | null, number, boolean] = [null, 1, false]
  for (const word of words) {
    const counted = /^(\d+)コマ$/.exec(word)
    if (counted) weight = Number(counted[1])
    else if (word === bridgeWord) bridge = true
    else {
      const name = names.find((one) => one.name.normalize('NFKC') === word || one.key === word)
      if (!name || label !== null) return { line, fault: 'label', word }
      label = name.key
    }
  }
  if (weight < 1 || weight > 9) return { line, fault: 'weight' }
  return { block: { no, label, starts: clock(starts), ends: clock(ends), weight, bridge } }
}

/** The same lines again. */
export const writeBlocks = (blocks: readonly Omit<WrittenBlock, 'no'>[], names: readonly BlockName[]): string =>
  blocks
    .map(({ starts, ends, label, weight, bridge }) =>
      [
        `${starts}-${ends}`,
        label === null ? '' : (names.find(({ key }) => key === label)?.name ?? label),
        bridge ? bridgeWord : '',
        weight === 1 ? '' : `${weight}コマ`,
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n')

const clock = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })
