import type { TimeChoice } from './offer.ts'

/** Places that somebody has ticked: blocks of one space and day together. */
export type Chosen = { spaceId: number; day: Temporal.PlainDate; choice: TimeChoice }

const most = 10

/** Reads `12.2026-12-05.1` (space, day, block), each once; what cannot be is left out. At most ten places. */
export function readChosen(values: readonly string[]): Chosen[] {
  const found = new Map<string, { spaceId: number; day: Temporal.PlainDate; blocks: number[] }>()
  for (const value of values) {
    const match = /^(\d{1,9})\.(\d{4}-\d{2}-\d{2})\.(\d{1,2})$/.exec(value)
    const day = match?.[2] && readDay(match[2])
    if (!match || !day) continue
    const key = `${match[1]}.${match[2]}`
    const known = found.get(key) ?? { spaceId: Number(match[1]), day, blocks: [] }
    const no = Number(match[3])
    if (!known.blocks.includes(no)) known.blocks.push(no)
    found.set(key, known)
  }
  return [...found.values()]
    .slice(0, most)
    .map(({ blocks, ...place }) => ({ ...place, choice: { blocks: blocks.toSorted((a, b) => a - b) } }))
}

/** A free time as it was typed: 「9:30」, 「９時３０分」. */
export function readFree(
  given: Readonly<Record<'space' | 'day' | 'starts' | 'ends', string | undefined>>,
): Chosen | undefined {
  const day = given.day && readDay(given.day)
  const starts = readTime(given.starts)
  const ends = readTime(given.ends)
  const spaceId = Number(given.space)
  return day && starts && ends && Number.isSafeInteger(spaceId) ? { spaceId, day, choice: { starts, ends } } : undefined
}

export function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined
  } catch {
    return undefined
  }
}

export function readTime(typed: string | undefined): Temporal.PlainTime | undefined {
  const match = /^(\d{1,2})(?:[:：時](\d{1,2})?分?)?$/.exec((typed ?? '').normalize('NFKC').trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)]
  return match && hour < 24 && minute < 60 ? new Temporal.PlainTime(hour, minute) : undefined
}
