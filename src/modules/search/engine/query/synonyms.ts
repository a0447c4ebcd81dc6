import { stem } from '../text/english.ts'
import { normalise } from '../text/normalise.ts'

/** `same`: each stands for each. `leads`: who types `from` finds what `to` says, not the other way round. */
export type SynonymRow =
  | { kind: 'same'; words: readonly string[] }
  | { kind: 'leads'; from: string; to: readonly string[] }

/** What people type, folded and in its pieces, and what is searched for with it. */
type Rule = { pieces: readonly Piece[]; instead: readonly string[] }
/** `stem` only of Latin words, which are compared whole. */
type Piece = { text: string; stem?: string }

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
    rules: [...rules].map(([key, instead]) => ({
      pieces: key.split(' ').map((text) => (isLatin.test(text) ? { text, stem: stem(text) } : { text })),
      instead: [...instead],
    })),
  }
}

export const noSynonyms: Synonyms = { rules: [] }

/** The rules whose words all stand in the folded query, but not those within the words of a longer one. */
export function matchesIn(folded: string, { rules }: Synonyms): Match[] {
  const found: Match[] = []
  const latin = latinWordsIn(folded)
  for (const { pieces, instead } of rules) {
    const spans = spansOf(folded, latin, pieces)
    if (spans) found.push({ spans, instead })
  }
  return found.filter((one) => !found.some((other) => other !== one && isWithin(one.spans, other.spans)))
}

const isWithin = (spans: readonly Span[], others: readonly Span[]): boolean =>
  lengthOf(spans) < lengthOf(others) &&
  spans.every(({ start, end }) => others.some((other) => other.start <= start && end <= other.end))

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

/** Nothing as soon as one is missing: hardly any of hundreds of rules speaks of a query. */
function spansOf(folded: string, latin: readonly LatinWord[], pieces: readonly Piece[]): Span[] | undefined {
  const spans: Span[] = []
  for (const piece of pieces) {
    const span = piece.stem === undefined ? spanOf(folded, piece.text) : latin.find(({ stem }) => stem === piece.stem)
    if (!span) return undefined
    spans.push(span)
  }
  return spans
}

function spanOf(folded: string, text: string): Span | undefined {
  const start = folded.indexOf(text)
  // One character is in too many words to mean something by itself.
  if (start < 0 || (text.length < 2 && folded.trim() !== text)) return undefined
  return { start, end: start + text.length }
}

type LatinWord = Span & { stem: string }

const latinWordsIn = (folded: string): LatinWord[] =>
  Array.from(folded.matchAll(/[a-z0-9]+/g), ({ 0: word, index }) => ({
    stem: stem(word),
    start: index,
    end: index + word.length,
  }))

const isLatin = /^[a-z0-9]+$/

const piecesOf = (text: string): string[] => normalise(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
