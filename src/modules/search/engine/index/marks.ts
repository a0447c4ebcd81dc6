import type { SearchKind } from '#platform/module/index.ts'
import type { SearchEntry } from './entry.ts'

export const facets = ['kind', 'topic', 'area'] as const
export type Facet = (typeof facets)[number]

/** Kinds, topics and areas as numbers, so that thousands of documents are counted in a moment. */
export type Marks = {
  readonly size: number
  /** All marks of a document; one list for all that have the same. */
  of: (entry: Pick<SearchEntry, 'kind' | 'topics' | 'area'>) => readonly number[]
  /** -1 of what no document ever had. */
  find: (facet: Facet, value: string) => number
  facetOf: (mark: number) => Facet
  /** The counts of marks by their names. */
  named: (counts: Int32Array) => FacetCounts
}

export type FacetCounts = { kind: Map<SearchKind, number>; topic: Map<string, number>; area: Map<string, number> }

export function createMarks(): Marks {
  const numbers = new Map<string, number>()
  const names: { facet: Facet; value: string }[] = []
  const lists = new Map<string, readonly number[]>()
  const add = (facet: Facet, value: string): number => {
    const key = `${facet} ${value}`
    const number = numbers.get(key) ?? names.push({ facet, value }) - 1
    numbers.set(key, number)
    return number
  }
  return {
    get size() {
      return names.length
    },
    of({ kind, topics, area }) {
      const list = [add('kind', kind), ...[...new Set(topics)].map((topic) => add('topic', topic))]
      if (area !== undefined) list.push(add('area', area))
      const known = lists.get(list.join())
      if (known) return known
      lists.set(list.join(), list)
      return list
    },
    find: (facet, value) => numbers.get(`${facet} ${value}`) ?? -1,
    facetOf: (mark) => names[mark]?.facet ?? 'kind',
    named(counts) {
      const named = {
        kind: new Map<string, number>(),
        topic: new Map<string, number>(),
        area: new Map<string, number>(),
      }
      for (const [mark, { facet, value }] of names.entries())
        if ((counts[mark] ?? 0) > 0) named[facet].set(value, counts[mark] ?? 0)
      return named as FacetCounts // marks of kinds come from `kind` of an entry
    },
  }
}
