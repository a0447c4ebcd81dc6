import type { Lang } from '#platform/i18n/index.ts'
import type { SearchKind } from '#platform/module/index.ts'

/** A document as the index takes it. `id` is of one subject in one language. */
export type SearchEntry = {
  id: number
  subject: string
  /** Of `termsOf`. */
  terms: Buffer
  kind: SearchKind
  lang: Lang
  topics: readonly string[]
  area?: string
  /** Days since 1970-01-01. */
  changedOn: number
  /** Epoch milliseconds, half-open. */
  from?: number
  until?: number
}

/** What the index keeps of a document beside its postings. */
export type Doc = Omit<SearchEntry, 'terms'> & {
  /** The title up to a colon, the whole title, and what people call it. */
  phrases: readonly Phrase[]
  /** Tokens in each of `fields`. */
  lengths: readonly number[]
  /** The numbers of its subject and of its set of marks. */
  subjectNumber: number
  marks: number
}

/** As it is shown, and folded for comparison. */
export type Phrase = { text: string; folded: string }

export const isVisible = ({ from, until }: Pick<Doc, 'from' | 'until'>, now: number): boolean =>
  (from === undefined || from <= now) && (until === undefined || now < until)
