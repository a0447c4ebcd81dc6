import { normalise } from '../text/normalise.ts'
import { readTerms } from '../text/terms.ts'
import { type Dictionary, larger } from './dictionary.ts'
import type { Doc, Phrase, SearchEntry } from './entry.ts'
import type { Segment } from './segment.ts'

/** A segment that grows: for what changed since the last merge. */
export type Delta = Segment & {
  put: (entry: SearchEntry, marks: readonly number[]) => Doc
  /** All postings, those of removed documents too, ordered by term and slot; in slices, of what is there at first. */
  sorted: (terms: number, pause: () => Promise<void>) => Promise<SortedPostings>
}

/** slot * 256 + count of each, and where those of each term begin and the last end. */
export type SortedPostings = { postings: Uint32Array; starts: Uint32Array }

export function createDelta(dictionary: Dictionary): Delta {
  const docs: (Doc | undefined)[] = []
  const bodyLengths: number[] = []
  // A chain of postings for each term; numbers of postings plus one, so that 0 is none.
  let heads = new Uint32Array(dictionary.size)
  let tails = new Uint32Array(dictionary.size)
  let size = 0
  // slot * 256 + count and the next of the chain, side by side: a chain jumps about.
  let chain = new Uint32Array(2048)
  let termOf = new Uint32Array(1024)

  const append = (term: number, slot: number, count: number) => {
    if (term >= heads.length) {
      heads = larger(heads, term + 1)
      tails = larger(tails, term + 1)
    }
    chain = larger(chain, 2 * size + 2)
    termOf = larger(termOf, size + 1)
    termOf[size] = term
    chain[2 * size] = slot * 256 + count
    size += 1
    const tail = tails[term] ?? 0
    if (tail > 0) chain[2 * tail - 1] = size
    else heads[term] = size
    tails[term] = size
  }
  return {
    docs,
    bodyLengths,
    put({ terms: buffer, ...entry }, marks) {
      const { title, words, lengths, ...all } = readTerms(buffer)
      const doc = { ...entry, phrases: phrasesOf(title, words), lengths, marks, subjectNumber: -1 }
      const slot = docs.push(doc) - 1
      bodyLengths.push(lengths[0] ?? 0)
      let start = 0
      for (let position = 0; position < all.counts.length; position += 1) {
        const end = all.terms.indexOf(0, start)
        append(dictionary.add(all.terms, start, end), slot, all.counts[position] ?? 0)
        start = end + 1
      }
      return doc
    },
    read(term, first, into) {
      for (let at = heads[term] ?? 0; at > 0; at = chain[2 * at - 1] ?? 0) {
        const posting = chain[2 * at - 2] ?? 0
        if (docs[posting >>> 8] === undefined) continue
        into.slots[into.size] = first + (posting >>> 8)
        into.counts[into.size] = posting & 255
        into.size += 1
      }
    },
    async sorted(terms, pause) {
      const [all, ofTerm, listed] = [size, termOf, chain]
      const starts = new Uint32Array(terms + 1)
      for (let at = 0; at < all; at += 1) {
        const term = ofTerm[at] ?? 0
        starts[term + 1] = (starts[term + 1] ?? 0) + 1
        if (at % postingsInASlice === 0) await pause()
      }
      for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
      const places = starts.slice()
      const postings = new Uint32Array(all)
      for (let at = 0; at < all; at += 1) {
        const term = ofTerm[at] ?? 0
        const place = places[term] ?? 0
        postings[place] = listed[2 * at] ?? 0
        places[term] = place + 1
        if (at % postingsInASlice === 0) await pause()
      }
      return { postings, starts }
    },
  }
}

function phrasesOf(title: string, words: readonly string[]): Phrase[] {
  const [name = title] = title.split(/[：:]/)
  return [...new Set([name, title, ...words])].map((text) => ({ text: text.trim(), folded: normalise(text).trim() }))
}

const postingsInASlice = 500_000
