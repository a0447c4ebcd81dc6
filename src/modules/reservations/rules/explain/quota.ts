import type { Lang } from '#platform/i18n/index.ts'
import type { QuotaRule } from '../domain/data/rule-set.ts'
import { limitSentence } from './limits.ts'
import { type Names, phrasesIn } from './phrases.ts'

/** The limit in one sentence, for who has reached it. */
export const sayQuota = (quota: QuotaRule, lang: Lang, names: Names): string =>
  limitSentence(quota, phrasesIn(lang, names), names)
