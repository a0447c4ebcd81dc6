import { z } from 'zod'
import { foldedText } from './normalise.ts'
import { readTokens } from './tokens.ts'

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
  /** For each term: the fields that hold it (bit 4 and above) and how often the body does, at most 15. */
  counts: Uint8Array
  /** The terms in UTF-8, a zero behind each. */
  terms: Uint8Array
}

export const fields = ['body', 'title', 'summary', 'headings', 'words'] as const
export const mostInBody = 15

/** The terms of a document, as `search.documents.terms` holds them and `SearchIndex.put` reads them. */
export function termsOf({ title, summary = '', headings, body, words }: SearchFields): Buffer {
  const counter = termCounter()
  const texts = [body, title, summary, headings.join('\n'), words.join('\n')]
  const lengths = texts.map((text, field) => counter.count(text, field))
  const { terms, counts } = counter.counted()
  const head = Buffer.from(JSON.stringify([[title, ...words].map((text) => text.toWellFormed()), lengths]))
  const sizes = Buffer.alloc(8)
  sizes.writeUInt32LE(head.length, 0)
  sizes.writeUInt32LE(counts.length, 4)
  return Buffer.concat([sizes, head, counts, Buffer.from(terms.map((term) => `${term}\0`).join(''))])
}

/** Throws on what `termsOf` of this version did not make. */
export function readTerms(buffer: Buffer): Terms {
  const headEnd = 8 + buffer.readUInt32LE(0)
  const countsEnd = headEnd + buffer.readUInt32LE(4)
  const [[title, ...words], lengths] = headSchema.parse(JSON.parse(buffer.toString('utf8', 8, headEnd)))
  const counts = buffer.subarray(headEnd, countsEnd)
  const terms = buffer.subarray(countsEnd)
  if (zerosIn(terms) !== counts.length) throw new RangeError('a document has other terms than counts')
  return { title, words, lengths, counts, terms }
}

const headSchema = z.tuple([z.tuple([z.string()], z.string()), z.array(z.number()).length(fields.length)])

function zerosIn(bytes: Uint8Array): number {
  let zeros = 0
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros += 1
  return zeros
}

function termCounter() {
  const counts = new Map<string, number>()
  // By both characters in one number: there are more pairs than anything else.
  const pairs = new Map<number, number>()
  return {
    /** Returns how many tokens the text has; singles are a second reading of what the pairs say. */
    count(text: string, field: number): number {
      const folded = foldedText(text)
      let length = 0
      readTokens(folded, (sort, start, end, term) => {
        if (sort !== 'single') length += 1
        if (end - start === 2 && term === undefined) {
          const pair = (folded.kana.charCodeAt(start) << 16) | folded.kana.charCodeAt(start + 1)
          pairs.set(pair, withOne(pairs.get(pair) ?? 0, field))
          return
        }
        const known = term ?? folded.kana.slice(start, end)
        counts.set(known, withOne(counts.get(known) ?? 0, field))
      })
      return length
    },
    counted: () => ({
      terms: [...counts.keys(), ...Array.from(pairs.keys(), (pair) => String.fromCharCode(pair >>> 16, pair & 0xffff))],
      counts: Uint8Array.from([...counts.values(), ...pairs.values()]),
    }),
  }
}

const withOne = (count: number, field: number): number =>
  field === 0 ? ((count & mostInBody) < mostInBody ? count + 1 : count) : count | (1 << (field + 3))
