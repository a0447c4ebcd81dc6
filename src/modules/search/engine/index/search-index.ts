import type { Lang } from '#platform/i18n/index.ts'
import type { SearchKind } from '#platform/module/index.ts'
import type { Query } from '../query/query.ts'
import { createDelta } from './delta.ts'
import { type Doc, isVisible, type SearchEntry } from './entry.ts'
import { find } from './find.ts'

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
  facets: { kind: Map<SearchKind, number>; topic: Map<string, number>; area: Map<string, number> }
}

export type SearchIndex = {
  /** In place of the one with this id. Throws on terms of another version, and leaves the index as it was. */
  put: (entry: SearchEntry) => void
  remove: (id: number) => void
  find: (query: Query, options: FindOptions) => Found
  /** Makes the index small and quick again after many changes; yields to the event loop and may be called at any time. */
  tidy: () => Promise<void>
  readonly size: number
  /** The documents that anybody may see now, in no particular order. */
  visible: (now: number) => Iterable<Doc>
}

export function createIndex(): SearchIndex {
  const delta = createDelta()
  const slots = new Map<number, number>()
  const remove = (id: number) => {
    const slot = slots.get(id)
    if (slot === undefined) return
    delta.remove(slot)
    slots.delete(id)
  }
  return {
    put(entry) {
      const slot = delta.put(entry)
      remove(entry.id)
      slots.set(entry.id, slot)
    },
    remove,
    find: (query, options) => find([delta], query, options),
    tidy: () => Promise.resolve(),
    get size() {
      return slots.size
    },
    *visible(now) {
      for (const doc of delta.docs) if (doc && isVisible(doc, now)) yield doc
    },
  }
}
