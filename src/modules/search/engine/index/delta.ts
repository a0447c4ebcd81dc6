import { normalise } from '../text/normalise.ts'
import { readTerms } from '../text/terms.ts'
import { createColumns } from './columns.ts'
import type { Dictionary } from './dictionary.ts'
import type { Doc, Phrase, SearchEntry } from './entry.ts'
import { createGrowingLists } from './growing-lists.ts'
import type { Segment } from './segment.ts'
import type { Subjects } from './subjects.ts'

/** A segment that grows: for what changed since the last merge. */
export type Delta = Segment & {
  put: (entry: SearchEntry, marks: number) => Doc
}

export function createDelta(dictionary: Dictionary, subjects: Subjects): Delta {
  const docs: (Doc | undefined)[] = []
  const columns = createColumns()
  // slot * 256 + count of each posting.
  const lists = createGrowingLists(dictionary.size)
  return {
    docs,
    get lengths() {
      return columns.lengths
    },
    get facts() {
      return columns.facts
    },
    put({ terms: buffer, ...entry }, marks) {
      const { title, words, lengths, ...all } = readTerms(buffer)
      const doc = { ...entry, phrases: phrasesOf(title, words), lengths, marks, subjectNumber: -1 }
      subjects.add(doc)
      columns.add(doc)
      const slot = docs.push(doc) - 1
      let start = 0
      for (let position = 0; position < all.counts.length; position += 1) {
        const end = all.terms.indexOf(0, start)
        lists.add(dictionary.add(all.terms, start, end), slot * 256 + (all.counts[position] ?? 0))
        start = end + 1
      }
      return doc
    },
    read(term, first, into) {
      const { slots, counts } = into
      let { size } = into
      lists.each(term, (posting) => {
        if (docs[posting >>> 8] === undefined) return
        slots[size] = first + (posting >>> 8)
        counts[size] = posting & 255
        size += 1
      })
      into.size = size
    },
    remove(slot) {
      docs[slot] = undefined
    },
    effort: lists.sizeOf,
    common: () => undefined,
  }
}

function phrasesOf(title: string, words: readonly string[]): Phrase[] {
  const [name = title] = title.split(/[：:]/)
  return [...new Set([name, title, ...words])].map((text) => ({ text: text.trim(), folded: normalise(text).trim() }))
}
