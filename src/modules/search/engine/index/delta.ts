import { readTerms } from '../text/terms.ts'
import type { Doc, SearchEntry } from './entry.ts'

/** Documents with slots 0 … n-1 and where each term stands. A removed one keeps its slot and its terms, unread. */
export type Segment = {
  readonly docs: readonly (Doc | undefined)[]
  /** The documents that hold a term, in the order of their slots. */
  read: (term: string, reader: (slot: number, count: number) => void) => void
  remove: (slot: number) => void
}

/** A segment that grows: for what changed since the last merge. */
export type Delta = Segment & { put: (entry: SearchEntry) => number }

export function createDelta(): Delta {
  const docs: (Doc | undefined)[] = []
  // Slot and count in one number: slot * 256 + count.
  const postings = new Map<string, number[]>()
  return {
    docs,
    put({ terms: buffer, ...entry }) {
      const { terms, counts, title, words, lengths } = readTerms(buffer)
      const slot = docs.push({ ...entry, title, words, lengths }) - 1
      for (const [position, term] of terms.entries()) {
        const posting = slot * 256 + (counts[position] ?? 0)
        const list = postings.get(term)
        if (list) list.push(posting)
        else postings.set(term, [posting])
      }
      return slot
    },
    remove: (slot) => {
      docs[slot] = undefined
    },
    read(term, reader) {
      for (const posting of postings.get(term) ?? []) reader(Math.floor(posting / 256), posting % 256)
    },
  }
}
