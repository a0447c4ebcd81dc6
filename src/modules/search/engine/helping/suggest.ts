import type { Lang } from '#platform/i18n/index.ts'
import type { Phrase } from '../index/entry.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { normalise } from '../text/normalise.ts'

export type SuggestOptions = {
  lang: Lang
  now: number
  limit: number
  /** What enough people searched for; the caller has seen to the threshold. */
  queries?: readonly string[]
}

/**
 * What begins with, or else holds, what is typed: what many searched for, titles, and what people call things. Only of
 * documents that anybody may see now, in this language or in Japanese.
 */
export function suggest(
  prefix: string,
  index: SearchIndex,
  { lang, now, limit, queries = [] }: SuggestOptions,
): string[] {
  const typed = normalise(prefix.slice(0, 100)).trim()
  if (typed === '') return []
  const docs = index.named(typed, now).filter((doc) => doc.lang === lang || doc.lang === 'ja')
  const asked = queries.map((text): Phrase => ({ text, folded: normalise(text) }))
  const offered = new Map<string, { text: string; rank: number }>()
  for (const { text, folded } of [...asked, ...docs.flatMap(({ phrases }) => phrases)]) {
    const at = folded.indexOf(typed)
    if (at < 0 || offered.has(folded)) continue
    offered.set(folded, { text, rank: (at === 0 ? 0 : 1000) + folded.length })
  }
  return [...offered]
    .sort(([a, one], [b, other]) => one.rank - other.rank || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([, { text }]) => text)
}
