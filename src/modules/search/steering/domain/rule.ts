import { normalise } from '../../engine/index.ts'
import type { SynonymRow } from '../../engine/index.ts'

/** A rule as staff write it. `same`: each of the words stands for each; `leads`: who types the one word finds what `leadsTo` says. */
export type Rule = { kind: 'same' | 'leads'; words: readonly string[]; leadsTo: readonly string[] }

export const longestWord = 40
export const mostWords = 20

export type RuleProblem = 'tooFew' | 'tooMany' | 'tooLong' | 'oneWord' | 'nowhere' | 'sameWord' | 'noLetters'

/** What is wrong with a rule, at which of its fields; nothing for one that can be used. */
export function problemsOf({ kind, words, leadsTo }: Rule): { field: 'words' | 'leadsTo'; problem: RuleProblem }[] {
  const problems: { field: 'words' | 'leadsTo'; problem: RuleProblem }[] = []
  const note = (field: 'words' | 'leadsTo', problem: RuleProblem, is: boolean) => {
    if (is && problems.every((known) => known.field !== field)) problems.push({ field, problem })
  }
  for (const [field, list] of [
    ['words', words],
    ['leadsTo', leadsTo],
  ] as const) {
    note(field, 'tooMany', list.length > mostWords)
    note(
      field,
      'tooLong',
      list.some((word) => word.length > longestWord),
    )
    note(
      field,
      'noLetters',
      list.some((word) => !/[\p{L}\p{N}]/u.test(normalise(word))),
    )
  }
  if (kind === 'leads') {
    note('words', 'oneWord', words.length !== 1)
    note('leadsTo', 'nowhere', leadsTo.length === 0)
    note(
      'leadsTo',
      'sameWord',
      leadsTo.some((word) => normalise(word) === normalise(words[0] ?? '')),
    )
  } else {
    note('words', 'tooFew', new Set(words.map(normalise)).size < 2)
  }
  return problems
}

/** Words of a field: one a line, or divided by 、 and commas. */
export const wordsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n、，,]+/)
      .map((word) => word.replace(/[\s\u3000]+/g, ' ').trim())
      .filter((word) => word !== ''),
  ),
]

export const asSynonym = ({ kind, words, leadsTo }: Rule): SynonymRow =>
  kind === 'same' ? { kind, words } : { kind, from: words[0] ?? '', to: leadsTo }
