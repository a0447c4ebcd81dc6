import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from './module.ts'

export const searchKinds = [
  'page',
  'procedure',
  'service',
  'facility',
  'faq',
  'event',
  'news',
  'office',
  'elsewhere',
  'report',
] as const

/** What a document of the search is about; a facet of its results. */
export type SearchKind = (typeof searchKinds)[number]

/** The deed itself, on the card of the best answer: a page of the office, or a telephone number. */
export type SearchAction = { label: string; href: string } | { label: string; phone: string }

/**
 * One public thing in one language, as search finds and shows it. Plain text; title, summary and the label of the action
 * may carry readings as authors write them, 漢字《かんじ》: they are shown as furigana and found by kana. Days in Asia/Tokyo.
 */
export type SearchDocument = {
  /** Of what it is, the same in every language: `page:sodai-gomi`. Clicks, pins and judgements name it. */
  subject: string
  kind: SearchKind
  lang: Lang
  /** Without language prefix; of matters of others the whole address. */
  href: string
  title: string
  summary: string
  headings: readonly string[]
  body: string
  /** What people call it and do there: 「ゴミ 大きい」. */
  words: readonly string[]
  action?: SearchAction
  /** Keys of the municipality's topics and life events. */
  topics: readonly string[]
  /** Where it is, for facilities and places. */
  area?: string
  changedOn: Temporal.PlainDate
  /** It is public from here … */
  from?: Temporal.Instant
  /** … to here, half-open. */
  until?: Temporal.Instant
}

/** What a module lets everybody find. Only what anybody may see without a sign-in. */
export type SearchSource = {
  /** All documents that are or will be public, in any order, read in portions. */
  all: (tx: Tx, house: House) => AsyncIterable<SearchDocument>
  /** All documents of these subjects, in every language; none for one that is not public any more. */
  of: (tx: Tx, house: House, subjects: readonly string[]) => Promise<readonly SearchDocument[]>
  /** Says something else as soon as anything of it has changed; cheap, asked about every second. */
  state?: (tx: Tx, house: House) => Promise<string>
  /** Which subjects an event of this type may have changed. */
  changedBy?: Readonly<Record<string, (event: { subjectId: string; data: unknown }) => readonly string[]>>
}
