import { flawsOf } from '../../rules/domain/check/flaws.ts'
import type { KnownWords } from '../../rules/domain/check/strangers.ts'
import { parseRuleSet, parseTariff, RulesError } from '../../rules/domain/parse.ts'
import type { RuleCalendar } from '../../rules/index.ts'

type Dated = { key: string; from: string; until?: string | undefined }
type Wish = { kind: 'rule-set' | 'tariff'; text: string } & Dated
type Known = { words: KnownWords; calendar: RuleCalendar }

export type Checked = { ok: true; data: unknown } | { ok: false; problems: string[]; badJson?: string }

/** Rules or prices as they were typed: the data, or everything that is wrong with them, in sentences. */
export function checkRules({ kind, text, key, from, until }: Wish, { words, calendar }: Known): Checked {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { ok: false, problems: [], badJson: placeOf(error, text) }
  }
  try {
    const dated = { keys: [key], from, ...(until !== undefined && { until }) }
    const written =
      kind === 'rule-set'
        ? { rules: [{ ...dated, rules: parseRuleSet(data) }], tariffs: [] }
        : { rules: [], tariffs: [{ ...dated, tariff: parseTariff(data) }] }
    const problems = flawsOf(written, words, calendar)
    return problems.length > 0 ? { ok: false, problems } : { ok: true, data }
  } catch (error) {
    if (error instanceof RulesError) return { ok: false, problems: [...error.problems] }
    throw error
  }
}

/** 「12行目」, as far as the parser says where it stopped. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  const line = position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length
  return `${line}行目`
}
