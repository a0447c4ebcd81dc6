import { type Query, queryOf } from '../query/query.ts'
import { best } from './best.ts'
import { raiseCalled } from './called.ts'
import { candidatesOf } from './candidates.ts'
import type { Collection } from './collection.ts'
import type { FindOptions, Found } from './search-index.ts'

/** `meant`: what was probably meant by the query, where it has mistakes. */
export function find(collection: Collection, query: Query, meant: string | undefined, options: FindOptions): Found {
  const { marks } = collection
  const ways = meant === undefined ? [query] : [query, queryOf(meant, query.synonyms)]
  const candidates = candidatesOf(collection, ways, options)
  const { size, sets, scores, shown } = candidates
  const times = new Int32Array(marks.sets)
  for (let at = 0; at < size; at += 1) times[sets[at] ?? 0] = (times[sets[at] ?? 0] ?? 0) + 1
  const { isChosen, total, facets } = marks.count(times, options)
  const scoreOf = (candidate: number) => scores[candidate] ?? 0
  const idOf = (candidate: number) => shown(candidate).id
  const isWanted = (candidate: number) => isChosen[sets[candidate] ?? 0] === 1
  const wanted: number[] = []
  for (let at = 0; at < size; at += 1) if (isWanted(at)) wanted.push(at)
  const last = options.offset + options.limit
  raiseCalled(candidates, query.text.kana.trim(), { isWanted, size: last })
  const page = best(wanted, last, (a, b) => scoreOf(b) - scoreOf(a) || idOf(a) - idOf(b)).slice(options.offset)
  return { ids: page.map(idOf), scores: page.map(scoreOf), total, facets }
}
