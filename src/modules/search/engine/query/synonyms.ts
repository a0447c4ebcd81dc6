import { stem } from '../text/english.ts'
import { normalise } from '../text/normalise.ts'

/** `same`: each stands for each. `leads`: who types `from` finds what `to` says, not the other way round. */
export type SynonymRow =
  | { kind: 'same'; words: readonly string[] }
  | { kind: 'leads'; from: string; to: readonly string[] }

/** What people type, folded and in its pieces, and what is searched for with it. */
type Rule = { pieces: readonly string[]; instead: readonly string[] }

/** Rows ready for `queryOf`. */
export type Synonyms = { readonly rules: readonly Rule[] }

/** Where in a folded query a rule's words stand, half-open. */
export type Match = { spans: readonly Span[]; instead: readonly string[] }
export type Span = { start: number; end: number }

/** Rows without words are left out. */
export function compileSynonyms(rows: Iterable<SynonymRow>): Synonyms {
  const rules = new Map<string, Set<string>>()
  const add = (from: string, to: readonly string[]) => {
    const key = piecesOf(from).join(' ')
    if (key === '') return
    const instead = rules.get(key) ?? new Set()
    for (const one of to) if (normalise(one) !== '' && piecesOf(one).join(' ') !== key) instead.add(one)
    rules.set(key, instead)
  }
  for (const row of rows) {
    if (row.kind === 'leads') add(row.from, row.to)
    else for (const word of row.words) add(word, row.words)
  }
  return {
    rules: [...rules].map(([key, instead]) => ({ pieces: key.split(' '), instead: [...instead] })),
  }
}

export const noSynonyms: Synonyms = { rules: [] }

/** The rules whose words all stand in the folded query, but not those within the words of a longer one. */
export function matchesIn(folded: string, { rules }: Synonyms): Match[] {
  const found = rules.flatMap(({ pieces, instead }) => {
    const spans = pieces.map((piece) => spanOf(folded, piece))
    return spans.every((span) => span !== undefined) ? [{ spans, instead }] : []
  })
  return found.filter((one) => !found.some((other) => other !== one && isWithin(one.spans, other.spans)))
}

const isWithin = (spans: readonly Span[], others: readonly Span[]): boolean =>
  lengthOf(spans) < lengthOf(others) &&
  spans.every(({ start, end }) => others.some((other) => other.start <= start && end <= other.end))

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

function spanOf(folded: string, piece: string): Span | undefined {
  if (isLatin.test(piece)) return latinSpan(folded, piece)
  // One character is in too many words to mean something by itself.
  if (piece.length < 2 && folded.trim() !== piece) return undefined
  const start = folded.indexOf(piece)
  return start < 0 ? undefined : { start, end: start + piece.length }
}

function latinSpan(folded: string, piece: string): Span | undefined {
  for (const { 0: word, index } of folded.matchAll(latinWords))
    if (word === piece || stem(word) === stem(piece)) return { start: index, end: index + word.length }
  return undefined
}

const isLatin = /^[a-z0-9]+$/
const latinWords = /[a-z0-9]+/g

const piecesOf = (text: string): string[] => normalise(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
