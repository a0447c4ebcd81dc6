import type { Lang } from '#platform/i18n/index.ts'
import type { Query } from '../query/query.ts'
import { docAt, type Collection } from './collection.ts'
import { fact, factsOfEach, hasMoments, langOf, numberOf } from './columns.ts'
import { type Doc, isVisible } from './entry.ts'
import { scoresOf } from './score.ts'
import type { FindOptions } from './search-index.ts'

/** How much of the score depends on the coverage. */
const coverageShare = 0.3

/** Of candidates 0 … size-1: their scores, the number of their set of marks, the document that was found, and the one that is shown. */
export type Candidates = {
  size: number
  scores: Float64Array
  sets: Int32Array
  found: (candidate: number) => Doc
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
  return { size, scores, sets, found: docOf, shown: (candidate) => otherwise.get(candidate) ?? docOf(candidate) }

  function docOf(candidate: number): Doc {
    return docAt(collection, slots[candidate] ?? 0)
  }

  function leads(slot: number, score: number, known: number): boolean {
    const other = scores[known] ?? 0
    return score > other || (score === other && docAt(collection, slot).id < docOf(known).id)
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

function shownFor(doc: Doc, { subjects }: Collection, { lang, now }: FindOptions): Doc {
  const versions = subjects.versions(doc.subjectNumber)
  const inLang = (wanted: Lang) => versions.find((version) => version.lang === wanted && isVisible(version, now))
  return inLang(lang) ?? inLang('ja') ?? doc
}
