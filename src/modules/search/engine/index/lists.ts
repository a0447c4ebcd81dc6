import { type Collection, firstSlots } from './collection.ts'
import { type Common, makeRoom, type Postings, type Segment } from './segment.ts'

/** The documents that hold one term. */
export type List = {
  readonly number: number
  /** How many, those removed left out. */
  readonly holders: number
  /** What was read. */
  readonly ranges: Range[]
  /** What was not, all of it in the first segment. */
  unread: Common | undefined
}

/** Postings from `from` to before `to`, of the segment that begins at the slot `first`. */
export type Range = { readonly segment: Segment; readonly first: number; readonly from: number; readonly to: number }

/** The lists of one search, each read at most once, into `postings`. */
export type Lists = {
  readonly postings: Readonly<Postings>
  of: (term: string) => List
  /** Reads what is unread. */
  complete: (list: List) => void
  /** Those with something unread, the rarest term first. */
  incomplete: () => readonly List[]
}

export function openLists({ dictionary, segments, scratch: { postings } }: Collection): Lists {
  const known = new Map<string, List>()
  const firsts = firstSlots(segments)
  postings.size = 0

  const read = (number: number, position: number): Range[] => {
    const segment = segments[position]
    if (number < 0 || !segment) return []
    const [first = 0, from] = [firsts[position], postings.size]
    makeRoom(postings, from + segment.effort(number))
    segment.read(number, first, postings)
    return [{ segment, first, from, to: postings.size }]
  }
  const open = (term: string): List => {
    const bytes = Buffer.from(term)
    const number = dictionary.find(bytes, 0, bytes.length)
    const unread = segments[0]?.common(number)
    const ranges = segments.flatMap((_, position) => (position === 0 && unread ? [] : read(number, position)))
    const holders = ranges.reduce((sum, { from, to }) => sum + to - from, unread?.holders ?? 0)
    return { number, holders, ranges, unread }
  }
  return {
    postings,
    of(term) {
      const list = known.get(term) ?? open(term)
      known.set(term, list)
      return list
    },
    complete(list) {
      if (list.unread) list.ranges.push(...read(list.number, 0))
      list.unread = undefined
    },
    incomplete: () => [...known.values()].filter(({ unread }) => unread).sort((a, b) => a.holders - b.holders),
  }
}
