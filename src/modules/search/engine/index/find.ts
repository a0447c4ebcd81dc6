import type { Lang } from '#platform/i18n/index.ts'
import type { Query } from '../query/query.ts'
import { type Doc, isVisible } from './entry.ts'
import { hitsOf } from './score.ts'
import type { Collection, FindOptions, Found } from './search-index.ts'

/** Of the best document's coverage: what says less of the query than this is not counted as found. */
const leastCoverage = 0.35

type Candidate = { doc: Doc; score: number }

export function find(collection: Collection, { parts }: Query, options: FindOptions): Found {
  const hits = hitsOf(collection, parts).filter(({ doc }) => isVisible(doc, options.now))
  const best = hits.reduce((most, { coverage }) => Math.max(most, coverage), 0)
  const found = hits
    .filter(({ coverage }) => coverage >= best * leastCoverage)
    .map(({ doc, score, coverage }) => ({
      doc,
      score: score * (0.5 + 0.5 * coverage) * freshness(doc, options.today) * served(doc, options.feedback),
    }))
  const subjects = [...shownOf(collection, found, options)]
  const chosen = subjects.filter(({ doc }) => misses(doc, options).length === 0).sort(order)
  const page = chosen.slice(options.offset, options.offset + options.limit)
  return {
    ids: page.map(({ doc }) => doc.id),
    scores: page.map(({ score }) => score),
    total: chosen.length,
    facets: facetsOf(subjects, options),
  }
}

const order = (a: Candidate, b: Candidate): number => b.score - a.score || a.doc.id - b.doc.id

/** One for each subject, with the score of its best language, in the language in which it is shown. */
function shownOf({ bySubject }: Collection, found: readonly Candidate[], { lang, now }: FindOptions): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const one of found) {
    const other = best.get(one.doc.subject)
    if (!other || order(one, other) < 0) best.set(one.doc.subject, one)
  }
  return [...best].map(([subject, { doc, score }]) => {
    const versions = bySubject.get(subject) ?? []
    const inLang = (wanted: Lang) => versions.find((version) => version.lang === wanted && isVisible(version, now))
    return { doc: doc.lang === lang ? doc : (inLang(lang) ?? inLang('ja') ?? doc), score }
  })
}

function freshness({ changedOn }: Doc, today: number): number {
  return 1 + 0.05 * Math.exp(-Math.max(0, today - changedOn) / 180)
}

function served({ id }: Doc, feedback: FindOptions['feedback']): number {
  return 1 + 0.1 * Math.min(1, Math.max(0, feedback?.get(id) ?? 0))
}

const facetNames = ['kind', 'topic', 'area'] as const

const valuesOf = ({ kind, topics, area }: Doc) => ({
  kind: [kind],
  topic: topics,
  area: area === undefined ? [] : [area],
})

function misses(doc: Doc, options: FindOptions): (typeof facetNames)[number][] {
  const values: Record<(typeof facetNames)[number], readonly string[]> = valuesOf(doc)
  return facetNames.filter((name) => options[name] !== undefined && !values[name].includes(options[name]))
}

function facetsOf(subjects: readonly Candidate[], options: FindOptions): Found['facets'] {
  const facets: Found['facets'] = { kind: new Map(), topic: new Map(), area: new Map() }
  for (const { doc } of subjects) {
    const missed = misses(doc, options)
    if (missed.length > 1) continue
    const counts = (name: (typeof facetNames)[number]) => missed.every((one) => one === name)
    const values = valuesOf(doc)
    if (counts('kind')) count(facets.kind, values.kind)
    if (counts('topic')) count(facets.topic, values.topic)
    if (counts('area')) count(facets.area, values.area)
  }
  return facets
}

function count<Value>(counts: Map<Value, number>, values: readonly Value[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
}
