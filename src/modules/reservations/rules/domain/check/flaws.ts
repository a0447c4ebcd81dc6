import type { RuleCalendar } from '../calendar.ts'
import type { WrittenRules, WrittenTariffs } from '../data/written.ts'
import { contradictions } from './contradictions.ts'
import { holes } from './holes.ts'
import { mixedCounts } from './mixed-counts.ts'
import { overlaps } from './overlaps.ts'
import { type KnownWords, strangers } from './strangers.ts'

/**
 * What is wrong with rules and tariffs that are each well formed: sentences in Japanese for whoever enters them, with
 * the path. None: they can be taken over.
 */
export function flawsOf(
  written: { rules: WrittenRules; tariffs: WrittenTariffs },
  known: KnownWords,
  calendar: RuleCalendar,
): string[] {
  return [
    ...overlaps('rules', written.rules),
    ...overlaps('tariffs', written.tariffs),
    ...strangers('rules', written.rules, known),
    ...strangers('tariffs', written.tariffs, known),
    ...mixedCounts(written.rules),
    ...written.rules.flatMap(({ rules }, at) => contradictions(`rules.${at}.rules`, rules, calendar)),
    ...written.tariffs.flatMap(({ tariff }, at) => holes(`tariffs.${at}.tariff`, tariff, known)),
  ]
}
