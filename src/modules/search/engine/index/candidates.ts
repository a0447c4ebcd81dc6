import type { Lang } from '#platform/i18n/index.ts'
import type { Query } from '../query/query.ts'
import { best } from './best.ts'
import { docAt, type Collection } from './collection.ts'
import { fact, factsOfEach, hasMoments, langOf, numberOf } from './columns.ts'
import { type Doc, isVisible } from './entry.ts'
import { scoresOf } from './score.ts'
import type { FindOptions } from './search-index.ts'

/** How much of the score depends on the coverage. */
const coverageShare = 0.3

/** Of candidates 0 … size-1: their scores, the number of their set of marks, and the document that is shown. */
export type Candidates = {
  size: number
  scores: Float64Array
  sets: Int32Array
  shown: (candidate: number) => Doc
}

/** One for each subject, with the score of its best language, in the language in which it is shown. */
export function candidatesOf(collection: Collection, ways: readonly Query[], options: FindOptions): Candidates {
  const { segments, subjects, scratch } = collection
  const { now, today, feedback } = options
  const { slots: found, scores: weights, matched, mass } = scoresOf(collection, ways, now)
  const { slots, scores, sets, isOther } = scratch.candidates(found.length)
  const wanted = numberOf(options.lang)
  const ofSubject = new Int32Array(subjects.size)
  let size = 0
  let next = 0
  let start = 0
  for (const { docs, facts } of segments) {
    const end = start + docs.length
    for (; (found[next] ?? end) < end; next += 1) {
      const slot = found[next] ?? 0
      const coverage = matched[next] ?? 0
      const at = slot - start
      const first = at * factsOfEach
      const sort = facts[first + fact.sort] ?? 0
      if (hasMoments(sort) && !isSeen(docs[at], now)) continue
      const covered = 1 - coverageShare + coverageShare * Math.min(1, coverage / mass)
      const fresh = freshness(today - (facts[first + fact.changedOn] ?? 0))
      const score = (weights[next] ?? 0) * covered * fresh * (feedback ? served(docs[at], feedback) : 1)
      const subject = facts[first + fact.subject] ?? 0
      const known = (ofSubject[subject] ?? 0) - 1
      if (known >= 0 && !leads(slot, score, known)) continue
      const candidate = known < 0 ? size : known
      ofSubject[subject] = candidate + 1
      slots[candidate] = slot
      scores[candidate] = score
      sets[candidate] = facts[first + fact.marks] ?? 0
      isOther[candidate] = langOf(sort) !== wanted && subjects.hasSeveral(subject) ? 1 : 0
      if (known < 0) size += 1
    }
    start = end
  }
  const otherwise = inTheirLanguage()
  raiseCalled()
  return { size, scores, sets, shown: (candidate) => otherwise.get(candidate) ?? docOf(candidate) }

  function docOf(candidate: number): Doc {
    return docAt(collection, slots[candidate] ?? 0)
  }

  function leads(slot: number, score: number, known: number): boolean {
    const other = scores[known] ?? 0
    return score > other || (score === other && docAt(collection, slot).id < docOf(known).id)
  }

  /** A document that is called as was typed is meant before those that speak of it; of what is near the best. */
  function raiseCalled(): void {
    let top = 0
    for (let at = 0; at < size; at += 1) top = Math.max(top, scores[at] ?? 0)
    const leaders: number[] = []
    for (let at = 0; at < size; at += 1) if ((scores[at] ?? 0) >= top * mayLead) leaders.push(at)
    const typed = ways[0]?.text.kana.trim() ?? ''
    const order = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || docOf(a).id - docOf(b).id
    for (const leader of best(leaders, mostLookedAt, order))
      scores[leader] = (scores[leader] ?? 0) * calledSo(docOf(leader), typed)
  }

  /** The documents that are shown instead of those that were found. */
  function inTheirLanguage(): Map<number, Doc> {
    const instead = new Map<number, Doc>()
    for (let at = 0; at < size; at += 1) {
      if (isOther[at] === 0) continue
      const doc = docOf(at)
      const shown = shownFor(doc, collection, options)
      if (shown === doc) continue
      instead.set(at, shown)
      sets[at] = shown.marks
    }
    return instead
  }
}

const isSeen = (doc: Doc | undefined, now: number): boolean => doc !== undefined && isVisible(doc, now)

const freshFor = 180
const freshAfter = (days: number): number => 1 + 0.05 * Math.exp(-days / freshFor)
const freshAfterDays = Float64Array.from({ length: 10_000 }, (_, days) => freshAfter(days))

function freshness(age: number): number {
  const days = Math.max(0, age)
  return freshAfterDays[days] ?? freshAfter(days)
}

const served = (doc: Doc | undefined, feedback: ReadonlyMap<number, number>): number =>
  1 + 0.1 * Math.min(1, Math.max(0, feedback.get(doc?.id ?? -1) ?? 0))

/** Only what is near the best is looked at closely. */
const mayLead = 0.4
const mostLookedAt = 200

/** How much better a document is whose title or one of whose words is the query, or whose title begins so or is in it. */
const called = { title: 1.3, word: 1.25, begins: 1.15, within: 1.2 }

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
