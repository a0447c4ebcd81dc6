import type { Lang } from '#platform/i18n/index.ts'
import { type Query, queryOf } from '../query/query.ts'
import type { Collection } from './collection.ts'
import { type Doc, isVisible } from './entry.ts'
import { facets } from './marks.ts'
import { scoresOf } from './score.ts'
import type { FindOptions, Found } from './search-index.ts'
import type { Segment } from './segment.ts'

/** Of the best document's coverage: what says less of the query than this is not counted as found. */
const leastCoverage = 0.35
/** How much of the score depends on the coverage. */
const coverageShare = 0.3

type Candidate = { doc: Doc; score: number }

/** `meant`: what was probably meant by the query, where it has mistakes. */
export function find(collection: Collection, query: Query, meant: string | undefined, options: FindOptions): Found {
  const candidates = candidatesOf(collection, query, meant, options)
  const counts = new Int32Array(collection.marks.size)
  const wanted = facets.flatMap((facet) => {
    const value = options[facet]
    return value === undefined ? [] : [{ facet, mark: collection.marks.find(facet, value) }]
  })
  const chosen = candidates.filter(({ doc }) => {
    const missed = wanted.length === 0 ? wanted : wanted.filter(({ mark }) => !doc.marks.includes(mark))
    if (missed.length > 1) return false
    const [missing] = missed
    for (const mark of doc.marks)
      if (!missing || collection.marks.facetOf(mark) === missing.facet) counts[mark] = (counts[mark] ?? 0) + 1
    return !missing
  })
  const page = best(chosen, options.offset + options.limit).slice(options.offset)
  return {
    ids: page.map(({ doc }) => doc.id),
    scores: page.map(({ score }) => score),
    total: chosen.length,
    facets: collection.marks.named(counts),
  }
}

const order = (a: Candidate, b: Candidate): number => b.score - a.score || a.doc.id - b.doc.id

/** The first `size` of them in order; thousands are not sorted for ten. */
function best(candidates: readonly Candidate[], size: number): Candidate[] {
  const first: Candidate[] = []
  for (const candidate of candidates) {
    const last = first[size - 1]
    if (last && order(last, candidate) < 0) continue
    let [from, to] = [0, first.length]
    while (from < to) {
      const middle = (from + to) >> 1
      const other = first[middle]
      if (other && order(other, candidate) < 0) from = middle + 1
      else to = middle
    }
    first.splice(from, 0, candidate)
    if (first.length > size) first.pop()
  }
  return first
}

/** One for each subject, with the score of its best language, in the language in which it is shown. */
function candidatesOf(
  collection: Collection,
  query: Query,
  meant: string | undefined,
  options: FindOptions,
): Candidate[] {
  const { subjects, segments } = collection
  const { now, today, feedback } = options
  const ways = meant === undefined ? [query] : [query, queryOf(meant, query.synonyms)]
  const { scores, matched, mass } = scoresOf(collection, ways)
  const least = leastCoverage * mostOf(matched, segments, now)
  const candidates: Candidate[] = []
  const ofSubject = new Int32Array(subjects.size)
  let slot = 0
  for (const { docs } of segments)
    for (let at = 0; at < docs.length; at += 1, slot += 1) {
      const coverage = matched[slot] ?? 0
      if (coverage < least || coverage === 0) continue
      const doc = docs[at]
      if (!doc || !isVisible(doc, now)) continue
      const covered = 1 - coverageShare + coverageShare * Math.min(1, coverage / mass)
      const score = (scores[slot] ?? 0) * covered * freshness(doc, today) * served(doc, feedback)
      const known = candidates[(ofSubject[doc.subjectNumber] ?? 0) - 1]
      if (!known) ofSubject[doc.subjectNumber] = candidates.push({ doc, score })
      else if (score > known.score || (score === known.score && doc.id < known.doc.id)) Object.assign(known, { doc, score })
    }
  const leading = candidates.reduce((top, { score }) => Math.max(top, score), 0) * mayLead
  const typed = query.text.kana.trim()
  const leaders = candidates.filter(({ score }) => score >= leading)
  for (const leader of best(leaders, mostLookedAt)) leader.score *= calledSo(leader.doc, typed)
  for (const candidate of candidates)
    if (candidate.doc.lang !== options.lang) candidate.doc = shownFor(candidate.doc, collection, options)
  return candidates
}

/** The highest coverage of a visible document. */
function mostOf(matched: Float64Array, segments: readonly Segment[], now: number): number {
  let most = 0
  let slot = 0
  for (const { docs } of segments)
    for (let at = 0; at < docs.length; at += 1, slot += 1) {
      const coverage = matched[slot] ?? 0
      if (coverage <= most) continue
      const doc = docs[at]
      if (doc && isVisible(doc, now)) most = coverage
    }
  return most
}

/** Only what is near the best is looked at closely. */
const mayLead = 0.4
const mostLookedAt = 200

/** How much better a document is whose title or one of whose words is the query, or whose title begins so or is in it. */
const called = { title: 1.3, word: 1.25, begins: 1.15, within: 1.2 }

/** A document that is called as was typed is meant before those that speak of it. */
function calledSo({ phrases }: Doc, typed: string): number {
  let most = 1
  for (const [position, { folded }] of phrases.entries()) {
    const isTitle = position === 0
    if (folded === typed) most = Math.max(most, isTitle ? called.title : called.word)
    else if (isTitle && folded.startsWith(typed)) most = Math.max(most, called.begins)
    else if (isTitle && folded.length > 2 && typed.includes(folded)) most = Math.max(most, called.within)
  }
  return most
}

function shownFor(doc: Doc, { subjects }: Collection, { lang, now }: FindOptions): Doc {
  const versions = subjects.versions(doc.subjectNumber)
  const inLang = (wanted: Lang) => versions.find((version) => version.lang === wanted && isVisible(version, now))
  return inLang(lang) ?? inLang('ja') ?? doc
}

const freshFor = 180

function freshness({ changedOn }: Doc, today: number): number {
  const age = Math.max(0, today - changedOn)
  return freshAt[age] ?? 1 + 0.05 * Math.exp(-age / freshFor)
}

/** For each of the first ten thousand days. */
const freshAt = Float64Array.from({ length: 10_000 }, (_, age) => 1 + 0.05 * Math.exp(-age / freshFor))

function served({ id }: Doc, feedback: FindOptions['feedback']): number {
  return feedback ? 1 + 0.1 * Math.min(1, Math.max(0, feedback.get(id) ?? 0)) : 1
}
