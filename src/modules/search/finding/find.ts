import { type Database, together } from '#platform/db/index.ts'
import { type Lang, readingOf } from '#platform/i18n/index.ts'
import type { House, SearchKind } from '#platform/module/index.ts'
import { daysOf, type FoundDocument, processIndex, titlesWith, visibleDocuments } from '../documents/index.ts'
import { type Found, normalise, queryOf, suggest } from '../engine/index.ts'
import { steeringOf } from '../steering/snapshot.ts'
import { visibleOf } from '../steering/store/subjects.ts'

/** What somebody looks for; `page` from 1. */
export type Asked = { query: string; lang: Lang; kind?: SearchKind; topic?: string; area?: string; page: number }

export type Results = {
  documents: readonly FoundDocument[]
  /** Subjects among `documents` that were put in front, where the query asks for it. */
  pinned: ReadonlySet<string>
  total: number
  facets: Found['facets']
  meant?: string
  related: readonly string[]
  /** False: the index is being loaded, and only titles were looked at. */
  isWhole: boolean
}

export const pageSize = 10
export const mostPages = 50
// So long somebody waits for an index that is being loaded.
const patience = 1000
const mostSuggestions = 8
const fewSuggestions = 5
const mostRelated = 3
const longestRelated = 8

/** What anybody may see now of what the words lead to, as of every change that was committed before. */
export async function findDocuments(house: House, asked: Asked): Promise<Results> {
  const current = await processIndex(house).currentWithin(patience)
  if (!current) return findTitles(house, asked)
  const { index } = current
  const { query, lang, page, ...narrowed } = asked
  const now = house.clock.now()
  const today = daysOf(house.clock.today())
  const { synonyms, feedbackFor, pinsFor } = await steeringOf(house, current.steering)
  const read = queryOf(query, synonyms)
  if (read.isEmpty) return nothing
  const when = { lang, now: now.epochMilliseconds, today }
  const feedback = feedbackFor(query)
  const found = index.find(read, {
    ...{ ...when, ...narrowed, limit: pageSize, offset: (page - 1) * pageSize },
    ...(feedback && { feedback }),
  })
  const isFirst = page === 1 && Object.keys(narrowed).length === 0
  const pins = isFirst ? pinsFor(query, house.clock.today()) : []
  const pinned = pins.length > 0 ? await house.db.look((tx) => visibleOf(tx, pins, lang, now)) : []
  const documents = inFront(pinned, await lookAt(house, found.ids, now))
  const meant = isFirst ? index.corrected(read, when.now) : undefined
  return {
    documents,
    pinned: new Set(pinned.map(({ subject }) => subject)),
    total: Math.max(found.total, documents.length),
    facets: found.facets,
    ...(meant !== undefined && { meant }),
    related:
      isFirst && query.length <= longestRelated
        ? relatedTo(query, suggest(query, index, { ...when, limit: mostSuggestions }), documents)
        : [],
    isWhole: true,
  }
}

/** What was put in front first, and nothing twice. */
function inFront(pinned: readonly FoundDocument[], found: readonly FoundDocument[]): readonly FoundDocument[] {
  if (pinned.length === 0) return found
  const subjects = new Set(pinned.map(({ subject }) => subject))
  return [...pinned, ...found.filter(({ subject }) => !subjects.has(subject))]
}

/** Words that begin or hold what is typed so far, and titles that it finds; none while the index is being loaded. */
export async function suggestWords(house: House, typed: string, lang: Lang): Promise<readonly string[]> {
  const current = await processIndex(house).currentWithin(patience)
  if (!current) return []
  const { index } = current
  const now = house.clock.now()
  const when = { lang, now: now.epochMilliseconds }
  const words = suggest(typed, index, { ...when, limit: mostSuggestions })
  if (words.length >= fewSuggestions) return words
  const query = queryOf(typed, (await steeringOf(house, current.steering)).synonyms)
  if (query.isEmpty) return words
  const { ids } = index.find(query, { ...when, today: daysOf(house.clock.today()), limit: fewSuggestions, offset: 0 })
  const found = await lookAt(house, ids, now)
  const read = found.filter((document) => holds(document, typed)).map(({ title }) => title)
  return [...new Set([...words, ...read])].slice(0, fewSuggestions)
}

/** Whether the title, as it is written or read, has in it what is typed. */
function holds({ title, shown }: FoundDocument, typed: string): boolean {
  const wanted = normalise(typed)
  return [title, readingOf(shown?.title ?? '')].some((text) => normalise(text).includes(wanted))
}

/** Of what begins or holds the query what is not on the page anyway. */
function relatedTo(query: string, words: readonly string[], documents: readonly FoundDocument[]): readonly string[] {
  const shown = new Set([query, ...documents.map(({ title }) => title)])
  return words.filter((word) => !shown.has(word)).slice(0, mostRelated)
}

const noFacets = (): Found['facets'] => ({ kind: new Map(), topic: new Map(), area: new Map() })

const nothing: Results = { documents: [], pinned: new Set(), total: 0, facets: noFacets(), related: [], isWhole: true }

async function findTitles(house: House, { query, lang }: Asked): Promise<Results> {
  const words = query
    .split(/[\s\u3000]+/)
    .filter((word) => word !== '')
    .slice(0, 5)
  const documents = words.length > 0 ? await house.db.look((tx) => titlesWith(tx, words, lang, house.clock.now())) : []
  return { documents, pinned: new Set(), total: documents.length, facets: noFacets(), related: [], isWhole: false }
}

type Wish = { ids: readonly number[]; now: Temporal.Instant }

const lookers = new WeakMap<Database, (wish: Wish) => Promise<readonly FoundDocument[]>>()

/** In the order of the ids, those that may be seen; who searches at the same moment is answered by one statement. */
function lookAt({ db }: House, ids: readonly number[], now: Temporal.Instant): Promise<readonly FoundDocument[]> {
  if (ids.length === 0) return Promise.resolve([])
  const look =
    lookers.get(db) ??
    together(async (wishes: readonly Wish[]) => {
      const all = [...new Set(wishes.flatMap((wish) => wish.ids))]
      const latest = wishes.map((wish) => wish.now).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? b : a))
      const found = await db.look((tx) => visibleDocuments(tx, all, latest))
      return wishes.map((wish) => wish.ids.flatMap((id) => found.get(id) ?? []))
    })
  lookers.set(db, look)
  return look({ ids, now })
}
