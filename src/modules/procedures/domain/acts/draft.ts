import type { Output } from '../definition/law.ts'
import { type Draft, letterKey, needsReason } from './act.ts'

/** What is missing in a 起案; each has a text at its field. */
export type DraftProblem =
  | { field: 'reason' | 'ground'; problem: 'missing' }
  | { field: 'outcome'; problem: 'missing' | 'items_disagree' }
  | { field: `facts.${string}`; problem: 'missing' }
  | { field: 'items'; problem: 'missing' }
  /** The number of the line, from 1. */
  | { field: `items.${number}`; problem: 'reason_missing' }

/** 理由の提示 on everything that is not wholly granted, every blank of the letter filled, and lines that add up. */
export function problemsOf(draft: Draft, output: Output | undefined): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.kind === 'decision' && !draft.outcome) problems.push({ field: 'outcome', problem: 'missing' })
  if (!draft.ground) problems.push({ field: 'ground', problem: 'missing' })
  const isUndecided = draft.kind === 'decision' && !draft.outcome
  if (needsReason(draft) && !draft.reason && !isUndecided && !givesReasonsByItem(draft, output))
    problems.push({ field: 'reason', problem: 'missing' })
  for (const blank of factsAsked(output, letterKey(draft))) {
    if (!draft.facts[blank]) problems.push({ field: `facts.${blank}`, problem: 'missing' })
  }
  return [...problems, ...itemProblems(draft, output)]
}

/** Each document has its own reasons, and whether one is missing is said at its line. */
const givesReasonsByItem = ({ kind, items }: Draft, output: Output | undefined): boolean =>
  kind === 'decision' && hasItems(output) && items.length > 0

function itemProblems({ kind, outcome, items }: Draft, output: Output | undefined): DraftProblem[] {
  if (kind !== 'decision' || !outcome || !hasItems(output)) return []
  if (items.length === 0) return [{ field: 'items', problem: 'missing' }]
  const unexplained = items.filter((item) => item.outcome !== 'grant' && (!item.reason || !item.ground))
  if (unexplained.length > 0) {
    return unexplained.map(({ row }) => ({
      field: `items.${Number(row)}` as const,
      problem: 'reason_missing' as const,
    }))
  }
  return outcomeOfItems(items) === outcome ? [] : [{ field: 'outcome', problem: 'items_disagree' }]
}

/** What lines come to together: all granted, all refused, or something between. */
export function outcomeOfItems(items: Draft['items']): Draft['outcome'] {
  if (items.every(({ outcome }) => outcome === 'grant')) return 'grant'
  return items.every(({ outcome }) => outcome === 'refuse') ? 'refuse' : 'partial'
}

/** Blanks that the house fills itself. */
export const knownBlanks = [
  'name',
  'procedure',
  'request',
  'receiptNumber',
  'filedOn',
  'dueOn',
  'extendedTo',
  'reason',
  'ground',
  'conditions',
  'authority',
  'items',
  'changedNumber',
  'changedOn',
] as const
export type KnownBlank = (typeof knownBlanks)[number]

const isKnown = (blank: string): blank is KnownBlank => knownBlanks.some((known) => known === blank)

/** Blanks that the drafter fills: amounts, dates, places. Answers of the request (`answer:FIELD`) fill themselves. */
export function factsAsked(output: Output | undefined, key: string): string[] {
  const letter = lettersOf(output)[key]
  if (!letter) return []
  const words = [letter.title, ...letter.paragraphs, ...letter.items].join('\n')
  const blanks = [...words.matchAll(blankPattern)].map(([, blank]) => blank ?? '')
  return [...new Set(blanks)].filter((blank) => !isKnown(blank) && !blank.startsWith('answer:'))
}

/** The decision differs by line: some letter of this procedure has the blank `{items}`. */
export const hasItems = (output: Output | undefined): boolean =>
  Object.values(lettersOf(output)).some(({ paragraphs, items }) => [...paragraphs, ...items].join().includes('{items}'))

export const lettersOf = (output: Output | undefined) => (output && 'letters' in output ? (output.letters ?? {}) : {})

export const blankPattern = /\{([a-zA-Z][\w:.-]*)\}/g
