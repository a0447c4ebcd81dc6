import { z } from 'zod'
import { type Token, tokensOf } from './tokens.ts'

/** The fields of a document that search reads. */
export type SearchFields = {
  title: string
  summary?: string
  headings: readonly string[]
  body: string
  /** What people call it and do there. */
  words: readonly string[]
}

/** What the index knows of a document's fields. */
export type Terms = {
  title: string
  words: readonly string[]
  /** Tokens in each field, in the order of `fields`. */
  lengths: readonly number[]
  terms: readonly string[]
  /** For each term: the fields that hold it (bit 4 and above) and how often the body does, at most 15. */
  counts: Uint8Array
}

export const fields = ['body', 'title', 'summary', 'headings', 'words'] as const
export const mostInBody = 15

/** The terms of a document, as `search.documents.terms` holds them and `SearchIndex.put` reads them. */
export function termsOf(document: SearchFields): Buffer {
  const { title, summary = '', headings, body, words } = document
  const texts = [[body], [title], [summary], headings, words].map((texts) => texts.flatMap(tokensOf))
  const counts = new Map<string, number>()
  for (const [field, tokens] of texts.entries())
    for (const { term } of tokens.filter(isCounted)) counts.set(term, withOne(counts.get(term) ?? 0, field))
  const lengths = texts.map(lengthOf)
  const shown = [title, ...words].map((text) => text.toWellFormed())
  const head = Buffer.from([JSON.stringify([shown, lengths]), ...counts.keys()].join('\0'))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  return Buffer.concat([size, head, Uint8Array.from(counts.values())])
}

/** Throws on what `termsOf` of this version did not make. */
export function readTerms(buffer: Buffer): Terms {
  const end = 4 + buffer.readUInt32LE(0)
  const [head = '', ...terms] = buffer.toString('utf8', 4, end).split('\0')
  const [[title, ...words], lengths] = headSchema.parse(JSON.parse(head))
  const counts = buffer.subarray(end)
  if (counts.length !== terms.length) throw new RangeError('a document has other terms than counts')
  return { title, words, lengths, terms, counts }
}

const headSchema = z.tuple([z.tuple([z.string()], z.string()), z.array(z.number()).length(fields.length)])

const withOne = (count: number, field: number): number =>
  field === 0 ? ((count & mostInBody) < mostInBody ? count + 1 : count) : count | (1 << (field + 3))

// A short word is counted as the pair or the single that it is.
const isCounted = ({ term, sort }: Token): boolean => sort !== 'word' || term.length > 2 || /^[a-z0-9]/.test(term)

// Singles are a second reading of what the pairs say.
const lengthOf = (tokens: readonly Token[]): number => tokens.filter(({ sort }) => sort !== 'single').length
