import { type Lang, langs } from '#platform/i18n/index.ts'
import { fields } from '../text/terms.ts'
import { larger } from './dictionary.ts'
import type { Doc } from './entry.ts'

/** What ranking and counting read of documents, as numbers side by side: thousands are gone through without a look at one. */
export type Columns = {
  /** Tokens in each of `fields`, one document's behind the other's. */
  readonly lengths: Uint32Array
  /** Each of `fact`, one document's behind the other's. */
  readonly facts: Int32Array
}

/** Places among a document's `facts`. `sort`: the number of its language, and whether it has moments. */
export const fact = { subject: 0, changedOn: 1, marks: 2, sort: 3 }
export const factsOfEach = 4

export const langOf = (sort: number): number => sort & 3
export const numberOf = (lang: Lang): number => langs.indexOf(lang)
/** Not visible at all times. */
export const hasMoments = (sort: number): boolean => (sort & 4) !== 0

export function createColumns(expected = 0): Columns & { add: (doc: Doc) => void } {
  let size = 0
  let lengths = new Uint32Array(expected * fields.length)
  let facts = new Int32Array(expected * factsOfEach)
  return {
    get lengths() {
      return lengths
    },
    get facts() {
      return facts
    },
    add(doc) {
      lengths = larger(lengths, (size + 1) * fields.length)
      lengths.set(doc.lengths, size * fields.length)
      const moments = doc.from === undefined && doc.until === undefined ? 0 : 4
      facts = larger(facts, (size + 1) * factsOfEach)
      facts.set([doc.subjectNumber, doc.changedOn, doc.marks, numberOf(doc.lang) + moments], size * factsOfEach)
      size += 1
    },
  }
}
