import type { Lang } from '#platform/i18n/index.ts'
import type { RuleSet } from '../domain/data/rule-set.ts'
import type { Tariff } from '../domain/data/tariff.ts'
import { cancellingOf } from './cancelling.ts'
import { feesOf, reductionsOf } from './fees.ts'
import { limitsOf } from './limits.ts'
import { type Names, phrasesIn } from './phrases.ts'
import { receptionOf } from './reception.ts'

export type Explained = {
  key: 'booking' | 'limits' | 'cancelling' | 'fees' | 'reductions'
  heading: string
  sentences: readonly string[]
}

/**
 * What rules and prices say, in sentences for residents: read from the data, so that a page never says something else
 * than what is counted. `tariff` missing: it costs nothing.
 */
export function explain(
  { rules, tariff }: { rules: RuleSet; tariff: Tariff | undefined },
  lang: Lang,
  names: Names,
): Explained[] {
  const phrases = phrasesIn(lang, names)
  const section = (key: Explained['key'], sentences: readonly string[]): Explained => ({
    key,
    heading: phrases.t.headings[key],
    sentences,
  })
  return [
    section('booking', receptionOf(rules, phrases)),
    section('limits', limitsOf(rules, phrases, names)),
    section('cancelling', cancellingOf(rules, tariff !== undefined, phrases)),
    section('fees', feesOf(rules, tariff, phrases, lang)),
    ...(tariff ? [section('reductions', reductionsOf(rules, phrases, lang))] : []),
  ]
}
