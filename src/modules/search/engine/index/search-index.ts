import { setImmediate as immediately } from 'node:timers/promises'
import type { Lang } from '#platform/i18n/index.ts'
import type { SearchKind } from '#platform/module/index.ts'
import type { Query } from '../query/query.ts'
import { fields } from '../text/terms.ts'
import { corrected } from '../helping/correct.ts'
import type { Collection } from './collection.ts'
import { type Compact, emptyCompact, merge } from './compact.ts'
import { createDelta, type Delta } from './delta.ts'
import { createDictionary } from './dictionary.ts'
import type { Doc, SearchEntry } from './entry.ts'
import { find } from './find.ts'
import { namedBy } from './holders.ts'
import { createMarks, type FacetCounts } from './marks.ts'
import { createScratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { createSubjects } from './subjects.ts'

export type FindOptions = {
  /** Language of the page: a subject is shown in it, else in Japanese, else in the one that was found. */
  lang: Lang
  /** Epoch milliseconds. */
  now: number
  /** Days since 1970-01-01. */
  today: number
  kind?: SearchKind
  topic?: string
  area?: string
  limit: number
  offset: number
  /** How well a document served those who searched for this, 0 to 1; moves it a little. */
  feedback?: ReadonlyMap<number, number>
}

/** One document for each subject that was found, the best first; `total` of all of them. */
export type Found = {
  ids: number[]
  scores: number[]
  total: number
  /** How many there would be with this kind, topic or area instead of the one that was chosen. */
  facets: FacetCounts
}

export type SearchIndex = {
  /** In place of the one with this id. Throws on terms of another version, and leaves the index as it was. */
  put: (entry: SearchEntry) => void
  remove: (id: number) => void
  find: (query: Query, options: FindOptions) => Found
  /**
   * Merges changes into one segment beside the old one when there are enough of them, in slices between which searches
   * are answered and changes taken. One that breaks off leaves everything as it was.
   */
  tidy: () => Promise<void>
  readonly size: number
  doc: (id: number) => Doc | undefined
  /** The documents that anybody may see now whose title or words hold these letters, folded. */
  named: (folded: string, now: number) => Doc[]
  /**
   * もしかして: what was probably meant, where words of what was typed stand together in no visible document and those
   * instead do. `find` looks for it as well.
   */
  corrected: (query: Query, now: number) => string | undefined
}

type Place = { doc: Doc; segment: Segment; slot: number }

type Keeping = {
  /** How many documents are put or removed before `tidy` has something to do. */
  changesPerMerge?: number
  /** Lets others go on between two slices of a merge. */
  nextTurn?: () => Promise<void>
}

export function createIndex({ changesPerMerge = 2000, nextTurn = immediately }: Keeping = {}): SearchIndex {
  let base: Compact = emptyCompact()
  let sealed: Delta[] = []
  const dictionary = createDictionary()
  const marks = createMarks()
  const subjects = createSubjects()
  const scratch = createScratch()
  let delta = createDelta(dictionary, subjects)
  let changes = 0
  /** Of what can be found; a merge changes nothing of that. */
  let version = 0
  let merging: Promise<void> | undefined
  const places = new Map<number, Place>()
  const lengths = fields.map(() => 0)

  const count = (doc: Doc, times: 1 | -1) => {
    for (const [field, length] of doc.lengths.entries()) lengths[field] = (lengths[field] ?? 0) + length * times
  }
  const remove = (id: number) => {
    const place = places.get(id)
    if (!place) return
    place.segment.remove(place.slot)
    places.delete(id)
    count(place.doc, -1)
    subjects.remove(place.doc)
    changes += 1
    version += 1
  }
  const collection = (): Collection => ({
    ...{ dictionary, marks, subjects, scratch, lengths },
    segments: [base, ...sealed, delta],
    size: places.size,
  })
  const mergeAll = async () => {
    sealed.push(delta)
    delta = createDelta(dictionary, subjects)
    changes = 0
    const merged = sealed
    const result = await merge([base, ...merged], dictionary.size, base.bytes, nextTurn)
    base = result
    sealed = sealed.filter((one) => !merged.includes(one))
    for (const [slot, doc] of base.docs.entries()) {
      if (!doc) continue
      // Changed while the merge read it.
      if (places.get(doc.id)?.doc === doc) places.set(doc.id, { doc, segment: base, slot })
      else base.remove(slot)
    }
  }
  const tidy = async () => {
    if (changes < changesPerMerge && sealed.length === 0) return merging
    merging ??= mergeAll().finally(() => {
      merging = undefined
    })
    return merging
  }
  const corrections = rememberedOnce(
    () => version,
    (query, now) => corrected(query.text, collection(), now),
  )
  return {
    put(entry) {
      const doc = delta.put(entry, marks.setOf(entry))
      remove(entry.id)
      places.set(entry.id, { doc, segment: delta, slot: delta.docs.length - 1 })
      count(doc, 1)
      changes += 1
      version += 1
      // Whoever fills the index need not know how large a delta may become; one that fails is begun again.
      if (changes >= changesPerMerge && !merging) tidy().catch(() => undefined)
    },
    remove,
    find: (query, options) => find(collection(), query, corrections.of(query, options.now), options),
    corrected: (query, now) => corrections.of(query, now),
    named: (folded, now) => namedBy(collection(), folded, now),
    tidy,
    get size() {
      return places.size
    },
    doc: (id) => places.get(id)?.doc,
  }
}

type Correct = (query: Query, now: number) => string | undefined

/** A page asks for the corrections of its query twice, of the same index at the same moment: they are looked for once. */
function rememberedOnce(version: () => number, correct: Correct): { of: Correct } {
  let last: { asked: string; answer: string | undefined } | undefined
  return {
    of(query, now) {
      const asked = `${version()} ${now} ${query.text.width}`
      if (last?.asked !== asked) last = { asked, answer: correct(query, now) }
      return last.answer
    },
  }
}
