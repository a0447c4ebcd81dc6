import { readTerms } from '../text/terms.ts'
import { type Dictionary, larger } from './dictionary.ts'
import type { Doc, SearchEntry } from './entry.ts'
import type { Segment } from './segment.ts'

/** A segment that grows: for what changed since the last merge. */
export type Delta = Segment & {
  put: (entry: SearchEntry) => Doc
  /** The postings of a term, removed documents included, in the order of their slots. */
  each: (term: number, see: (slot: number, count: number) => void) => void
}

export function createDelta(dictionary: Dictionary): Delta {
  const docs: (Doc | undefined)[] = []
  // A chain of postings for each term; numbers of postings plus one, so that 0 is none.
  let heads = new Uint32Array(dictionary.size)
  let tails = new Uint32Array(dictionary.size)
  let size = 0
  let nexts = new Uint32Array(1024)
  let slots = new Uint32Array(1024)
  let counts = new Uint8Array(1024)

  const append = (term: number, slot: number, count: number) => {
    if (term >= heads.length) {
      heads = larger(heads, term + 1)
      tails = larger(tails, term + 1)
    }
    if (size >= slots.length) {
      nexts = larger(nexts, size + 1)
      slots = larger(slots, size + 1)
      counts = larger(counts, size + 1)
    }
    slots[size] = slot
    counts[size] = count
    size += 1
    const tail = tails[term] ?? 0
    if (tail > 0) nexts[tail - 1] = size
    else heads[term] = size
    tails[term] = size
  }
  const each: Delta['each'] = (term, see) => {
    for (let at = heads[term] ?? 0; at > 0; at = nexts[at - 1] ?? 0) see(slots[at - 1] ?? 0, counts[at - 1] ?? 0)
  }
  return {
    docs,
    each,
    put({ terms: buffer, ...entry }) {
      const { title, words, lengths, ...all } = readTerms(buffer)
      const doc = { ...entry, title, words, lengths }
      const slot = docs.push(doc) - 1
      let start = 0
      for (let position = 0; position < all.counts.length; position += 1) {
        const end = all.terms.indexOf(0, start)
        append(dictionary.add(all.terms, start, end), slot, all.counts[position] ?? 0)
        start = end + 1
      }
      return doc
    },
    read(term, first, into) {
      each(term, (slot, count) => {
        if (docs[slot] === undefined) return
        into.slots[into.size] = first + slot
        into.counts[into.size] = count
        into.size += 1
      })
    },
  }
}
