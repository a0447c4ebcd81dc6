import { tokensOf } from '../text/tokens.ts'
import type { Collection } from './collection.ts'
import type { Dictionary } from './dictionary.ts'
import { type Doc, isVisible } from './entry.ts'
import { makeRoom, type Segment } from './segment.ts'

/** Which fields are looked at; bits of a term's count. */
export const anywhere = 0xff
/** Title and words: what a document is called. */
export const named = (1 << 4) | (1 << 7)

type Looked = { fields: number; now: number }

/** The visible documents that hold all of these terms in these fields, in no order; one after the other, so that who needs one reads one. */
export function* holdersOfAll(
  collection: Collection,
  terms: readonly string[],
  { fields, now }: Looked,
): Generator<Doc> {
  const numbers = terms.map((term) => numberOf(collection.dictionary, term))
  for (const segment of collection.segments)
    for (const slot of slotsWithAll(segment, numbers)) {
      const doc = segment.docs[slot]
      if (doc && isVisible(doc, now)) yield doc
    }

  /** The rarest term first: few are left for the common ones. */
  function slotsWithAll(segment: Segment, wanted: readonly number[]): readonly number[] {
    const [rarest = -1, ...others] = wanted.toSorted((a, b) => segment.effort(a) - segment.effort(b))
    let left = slotsWith(segment, rarest)
    for (const number of others) {
      if (left.length === 0) break
      const common = segment.common(number)
      left = common
        ? left.filter((slot) => (common.counts[slot] ?? 0) & fields)
        : inBoth(left, slotsWith(segment, number))
    }
    return left
  }

  function slotsWith(segment: Segment, number: number): number[] {
    const slots: number[] = []
    const found = collection.scratch.postings
    found.size = 0
    makeRoom(found, segment.effort(number))
    segment.read(number, 0, found)
    for (let index = 0; index < found.size; index += 1)
      if ((found.counts[index] ?? 0) & fields) slots.push(found.slots[index] ?? 0)
    return slots
  }
}

/** Both rising. */
function inBoth(some: readonly number[], others: readonly number[]): number[] {
  let at = 0
  return some.filter((slot) => {
    while ((others[at] ?? Infinity) < slot) at += 1
    return others[at] === slot
  })
}

/** The visible documents with any of these terms in these fields, those with the most first; `most` of them. */
export function holdersOfAny(
  { segments, dictionary, scratch }: Collection,
  terms: readonly string[],
  { fields, now, most }: Looked & { most: number },
): Doc[] {
  const numbers = terms.map((term) => numberOf(dictionary, term))
  // By how many they hold: thousands hold one of them, and only the first are asked for.
  const byTimes: Doc[][] = []
  const found = scratch.postings
  for (const { docs, read, effort } of segments) {
    const times = new Uint8Array(docs.length)
    for (const number of numbers) {
      found.size = 0
      makeRoom(found, effort(number))
      read(number, 0, found)
      for (let index = 0; index < found.size; index += 1) {
        const slot = found.slots[index] ?? 0
        if ((found.counts[index] ?? 0) & fields) times[slot] = (times[slot] ?? 0) + 1
      }
    }
    for (let slot = 0; slot < docs.length; slot += 1) {
      const held = times[slot] ?? 0
      if (held === 0) continue
      const doc = docs[slot]
      if (doc && isVisible(doc, now)) (byTimes[held] ??= []).push(doc)
    }
  }
  const holders: Doc[] = []
  for (const docs of byTimes.reverse()) {
    if (holders.length >= most) break
    holders.push(...(docs ?? []).sort((a, b) => a.id - b.id).slice(0, most - holders.length))
  }
  return holders
}

function numberOf(dictionary: Dictionary, term: string): number {
  const bytes = Buffer.from(term)
  return dictionary.find(bytes, 0, bytes.length)
}

/** Without a pair to look up, a kana or the beginning of an English word, all documents are gone through. */
export function namedBy(collection: Collection, folded: string, now: number): Doc[] {
  const tokens = tokensOf({ width: folded, kana: folded })
  const pairs = tokens.filter(({ sort }) => sort === 'pair')
  const read = pairs.length > 0 ? pairs : tokens.filter(({ sort }) => sort === 'single')
  const terms = [...new Set(read.map(({ term }) => term))]
  const docs =
    terms.length > 0
      ? [...holdersOfAll(collection, terms, { fields: named, now })].sort((a, b) => a.id - b.id)
      : collection.segments
          .flatMap(({ docs }) => docs.filter((doc) => doc !== undefined))
          .filter((doc) => isVisible(doc, now))
  return docs.filter(({ phrases }) => phrases.some((phrase) => phrase.folded.includes(folded)))
}
