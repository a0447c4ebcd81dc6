import type { Lang } from '#platform/i18n/index.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { normalise } from '../text/normalise.ts'

export type SuggestOptions = {
  lang: Lang
  now: number
  limit: number
  /** What enough people searched for; the caller has seen to the threshold. */
  queries?: readonly string[]
}

/** What begins with, or else holds, what is typed: what many searched for, titles, and what people call things. */
export function suggest(prefix: string, index: SearchIndex, options: SuggestOptions): string[] {
  const typed = normalise(prefix.slice(0, 200)).trim()
  if (typed === '') return []
  const words = [...index.visible(options.now)].filter(({ lang }) => lang === options.lang || lang === 'ja')
  const offered = [
    ...(options.queries ?? []),
    ...words.map(({ title }) => title),
    ...words.flatMap(({ words }) => words),
  ]
  const folded = [...new Set(offered)].map((text) => ({ text, at: normalise(text).indexOf(typed) }))
  const beginning = folded.filter(({ at }) => at === 0)
  const within = folded.filter(({ at }) => at > 0)
  return [...beginning, ...within].slice(0, options.limit).map(({ text }) => text)
}
