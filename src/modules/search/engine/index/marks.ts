import type { SearchKind } from '#platform/module/index.ts'
import type { SearchEntry } from './entry.ts'

const facets = ['kind', 'topic', 'area'] as const
type Facet = (typeof facets)[number]

/** Kinds, topics and areas as numbers. Documents with the same of all have one set, so that thousands are counted in a moment. */
export type Marks = {
  /** How many sets there are. */
  readonly sets: number
  /** The number of the set of a document. */
  setOf: (entry: Pick<SearchEntry, 'kind' | 'topics' | 'area'>) => number
  /** `times`: how many documents were found with each set. */
  count: (times: Int32Array, chosen: Chosen) => Counted
}

export type Chosen = { [Key in Facet]?: string }
export type FacetCounts = { kind: Map<SearchKind, number>; topic: Map<string, number>; area: Map<string, number> }
/** `isChosen`: 1 for each set that has what was chosen; `total` documents have one of these. */
type Counted = { isChosen: Uint8Array; total: number; facets: FacetCounts }

export function createMarks(): Marks {
  const numbers = new Map<string, number>()
  const names: { facet: Facet; value: string }[] = []
  const sets: (readonly number[])[] = []
  const setNumbers = new Map<string, number>()
  const add = (facet: Facet, value: string): number => {
    const key = `${facet} ${value}`
    const number = numbers.get(key) ?? names.push({ facet, value }) - 1
    numbers.set(key, number)
    return number
  }
  return {
    get sets() {
      return sets.length
    },
    setOf({ kind, topics, area }) {
      const set = [add('kind', kind), ...[...new Set(topics)].map((topic) => add('topic', topic))]
      if (area !== undefined) set.push(add('area', area))
      const number = setNumbers.get(set.join()) ?? sets.push(set) - 1
      setNumbers.set(set.join(), number)
      return number
    },
    count(times, chosen) {
      const wanted = facets.flatMap((facet) => {
        const value = chosen[facet]
        return value === undefined ? [] : [{ facet, mark: numbers.get(`${facet} ${value}`) ?? -1 }]
      })
      const counts = new Int32Array(names.length)
      const isChosen = new Uint8Array(sets.length)
      let total = 0
      for (const [number, set] of sets.entries()) {
        const found = times[number] ?? 0
        const missed = wanted.filter(({ mark }) => !set.includes(mark))
        if (found === 0 || missed.length > 1) continue
        const [missing] = missed
        // With another choice in the one facet that it misses it would be there.
        for (const mark of set)
          if (!missing || names[mark]?.facet === missing.facet) counts[mark] = (counts[mark] ?? 0) + found
        if (missing) continue
        isChosen[number] = 1
        total += found
      }
      return { isChosen, total, facets: named(counts) }
    },
  }

  function named(counts: Int32Array): FacetCounts {
    const facetCounts = {
      kind: new Map<string, number>(),
      topic: new Map<string, number>(),
      area: new Map<string, number>(),
    }
    for (const [mark, { facet, value }] of names.entries())
      if ((counts[mark] ?? 0) > 0) facetCounts[facet].set(value, counts[mark] ?? 0)
    return facetCounts as FacetCounts // marks of kinds come from `kind` of an entry
  }
}
