import { type Query, queryOf } from '../query/query.ts'
import { best } from './best.ts'
import { candidatesOf } from './candidates.ts'
import type { Collection } from './collection.ts'
import type { FindOptions, Found } from './search-index.ts'

/** `meant`: what was probably meant by the query, where it has mistakes. */
export function find(collection: Collection, query: Query, meant: string | undefined, options: FindOptions): Found {
  const { marks } = collection
  const ways = meant === undefined ? [query] : [query, queryOf(meant, query.synonyms)]
  const { size, sets, scores, shown } = candidatesOf(collection, ways, options)
  const times = new Int32Array(marks.sets)
  for (let at = 0; at < size; at += 1) times[sets[at] ?? 0] = (times[sets[at] ?? 0] ?? 0) + 1
  const { isChosen, total, facets } = marks.count(times, options)
  const scoreOf = (candidate: number) => scores[candidate] ?? 0
  const idOf = (candidate: number) => shown(candidate).id
  const chosen: number[] = []
  for (let at = 0; at < size; at += 1) if (isChosen[sets[at] ?? 0] === 1) chosen.push(at)
  const page = best(
    chosen,
    options.offset + options.limit,
    (a, b) => scoreOf(b) - scoreOf(a) || idOf(a) - idOf(b),
  ).slice(options.offset)
  return { ids: page.map(idOf), scores: page.map(scoreOf), total, facets }
}
