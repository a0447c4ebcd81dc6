import type { Lang } from '#platform/i18n/index.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { queryOf } from '../query/query.ts'
import type { Synonyms } from '../query/synonyms.ts'

export type MeantOptions = { lang: Lang; now: number; today: number; synonyms: Synonyms }

/**
 * もしかして: what was probably meant, where words of what was typed stand together in no document and those instead
 * do. `SearchIndex.find` looks for it as well.
 */
export function meantInstead(typed: string, index: SearchIndex, { now, synonyms }: MeantOptions): string | undefined {
  const query = queryOf(typed, synonyms)
  return query.isEmpty ? undefined : index.corrected(query, now)
}
