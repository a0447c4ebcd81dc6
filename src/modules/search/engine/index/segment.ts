import type { Columns } from './columns.ts'
import { larger } from './dictionary.ts'
import type { Doc } from './entry.ts'

/** Documents with slots 0 … n-1 and where each term stands. A removed one keeps its slot and its terms, unread. */
export type Segment = Columns & {
  readonly docs: readonly (Doc | undefined)[]
  remove: (slot: number) => void
  /** Adds the documents that hold a term of this number, those removed left out, `first` added to their slots. */
  read: (term: number, first: number, into: Postings) => void
  /** How much there is to read: 0 where nobody holds the term, more of a common term than of a rare one. */
  effort: (term: number) => number
  /** Of a term that very many hold, where it need not be read to be looked up. */
  common: (term: number) => Common | undefined
}

/** Slots in rising order and, for each, the byte that `termsOf` counted: which fields hold the term and how often. */
export type Postings = { size: number; slots: Int32Array; counts: Uint8Array }

/** A term with a byte for every document, 0 of those that do not hold it; how many do. */
export type Common = { holders: number; readonly counts: Uint8Array }

/** Room for so many postings, with what is there kept. */
export function makeRoom(postings: Postings, size: number): void {
  postings.slots = larger(postings.slots, size)
  postings.counts = larger(postings.counts, size)
}

export const room = (size: number): Postings => ({ size: 0, slots: new Int32Array(size), counts: new Uint8Array(size) })
