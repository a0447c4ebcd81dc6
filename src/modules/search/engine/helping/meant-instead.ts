import type { Lang } from '#platform/i18n/index.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { Synonyms } from '../query/synonyms.ts'

export type MeantOptions = { lang: Lang; now: number; today: number; synonyms: Synonyms }

/** もしかして: what was probably meant, only where it finds more than what was typed. */
export function meantInstead(_typed: string, _index: SearchIndex, _options: MeantOptions): string | undefined {
  return undefined
}
