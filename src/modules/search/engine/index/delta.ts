import { readTerms } from '../text/terms.ts'
import type { Doc, SearchEntry } from './entry.ts'
import type { Segment } from './segment.ts'

/** A segment that grows: for what changed since the last merge. */
export type Delta = Segment & {
  put: (entry: SearchEntry) => Doc
  /** slot * 256 + count, in the order of the slots. */
  readonly postings: ReadonlyMap<string, readonly number[]>
}

export function createDelta(): Delta {
  const docs: (Doc | undefined)[] = []
  const postings = new Map<string, number[]>()
  return {
    docs,
    postings,
    put({ terms: buffer, ...entry }) {
      const { terms, counts, title, words, lengths } = readTerms(buffer)
      const doc = { ...entry, title, words, lengths }
      const slot = docs.push(doc) - 1
      for (const [position, term] of terms.entries()) {
        const posting = slot * 256 + (counts[position] ?? 0)
        const list = postings.get(term)
        if (list) list.push(posting)
        else postings.set(term, [posting])
      }
      return doc
    },
    read(term, first, into) {
      for (const posting of postings.get(term) ?? []) {
        const slot = Math.floor(posting / 256)
        if (docs[slot] === undefined) continue
        into.slots[into.size] = first + slot
        into.counts[into.size] = posting % 256
        into.size += 1
      }
    },
  }
}
