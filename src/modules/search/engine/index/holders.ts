import { tokensOf } from '../text/tokens.ts'
import type { Collection } from './collection.ts'
import { type Doc, isVisible } from './entry.ts'
import { firstSlots } from './score.ts'

/** Which fields are looked at; bits of a term's count. */
export const anywhere = 0xff
/** Title and words: what a document is called. */
export const named = (1 << 4) | (1 << 7)

type Looked = { fields: number; least: number; now: number; most?: number }

/** The visible documents with at least `least` of these terms in these fields, those with the most first; `most` of them. */
export function holdersOf(
  collection: Collection,
  terms: readonly string[],
  { fields, least, now, most = Infinity }: Looked,
): Doc[] {
  const { segments, dictionary, scratch } = collection
  const slots = segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const firsts = firstSlots(segments)
  const times = new Uint8Array(slots)
  const found = scratch.postings(slots)
  for (const term of terms) {
    const bytes = Buffer.from(term)
    const number = dictionary.find(bytes, 0, bytes.length)
    if (number < 0) continue
    found.size = 0
    for (const [position, segment] of segments.entries()) segment.read(number, firsts[position] ?? 0, found)
    for (let index = 0; index < found.size; index += 1) {
      const slot = found.slots[index] ?? 0
      if ((found.counts[index] ?? 0) & fields) times[slot] = (times[slot] ?? 0) + 1
    }
  }
  // By how many they hold: thousands hold one of them, and only the first are asked for.
  const byTimes: Doc[][] = []
  let slot = 0
  for (const { docs } of segments)
    for (const doc of docs) {
      const held = times[slot] ?? 0
      slot += 1
      if (held >= least && held > 0 && doc && isVisible(doc, now)) (byTimes[held] ??= []).push(doc)
    }
  const holders: Doc[] = []
  for (const docs of byTimes.reverse()) {
    if (holders.length >= most) break
    holders.push(...(docs ?? []).sort((a, b) => a.id - b.id).slice(0, most - holders.length))
  }
  return holders
}

/** Without a pair to look up, a kana or the beginning of an English word, all documents are gone through. */
export function namedBy(collection: Collection, folded: string, now: number): Doc[] {
  const pairs = tokensOf({ width: folded, kana: folded }).filter(({ sort }) => sort === 'pair')
  const singles = tokensOf({ width: folded, kana: folded }).filter(({ sort }) => sort === 'single')
  const terms = [...new Set((pairs.length > 0 ? pairs : singles).map(({ term }) => term))]
  const docs =
    terms.length > 0
      ? holdersOf(collection, terms, { fields: named, least: terms.length, now })
      : collection.segments
          .flatMap(({ docs }) => docs.filter((doc) => doc !== undefined))
          .filter((doc) => isVisible(doc, now))
  return docs.filter(({ phrases }) => phrases.some((phrase) => phrase.folded.includes(folded)))
}
