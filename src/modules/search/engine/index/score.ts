import type { Part, Wanted } from '../query/query.ts'
import { fields, mostInBody } from '../text/terms.ts'
import type { Doc } from './entry.ts'
import type { Collection } from './search-index.ts'
import { room } from './segment.ts'

/** How well a document answers: BM25 over its fields, and the share of the query's weight that stands in it. */
export type Hit = { doc: Doc; score: number; coverage: number }

const k1 = 1.2
/** Weight of a field, and how much its length counts. */
const weights: Record<(typeof fields)[number], { weight: number; b: number }> = {
  body: { weight: 1, b: 0.75 },
  title: { weight: 3, b: 0.5 },
  summary: { weight: 1.5, b: 0.5 },
  headings: { weight: 1.5, b: 0.5 },
  words: { weight: 3, b: 0.3 },
}
const insteadWeight = 0.9

/** For each slot what its document says of some words, and the weight of all of them. */
type Bag = { scores: Float64Array; matched: Float64Array; mass: number }

/** Every document with a term of these parts that is not removed. */
export function hitsOf(collection: Collection, parts: readonly Part[]): Hit[] {
  const slots = collection.segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const weigh = weigher(collection, slots)
  const total = { scores: new Float64Array(slots), matched: new Float64Array(slots), mass: 0 }
  for (const { own, instead } of parts) {
    if (instead.length === 0) {
      weigh(own, total)
      continue
    }
    const best = weigh(own, emptyBag(slots))
    for (const words of instead) takeBetter(best, weigh(words, emptyBag(slots)))
    for (let slot = 0; slot < slots; slot += 1) {
      total.scores[slot] = (total.scores[slot] ?? 0) + (best.scores[slot] ?? 0)
      total.matched[slot] = (total.matched[slot] ?? 0) + (best.matched[slot] ?? 0)
    }
    total.mass += best.mass
  }
  return hitsIn(collection, total)
}

const emptyBag = (slots: number): Bag => ({
  scores: new Float64Array(slots),
  matched: new Float64Array(slots),
  mass: 0,
})

/** Words that stand for others count no more than those would: what is long in the office is short in the kitchen. */
function takeBetter(best: Bag, other: Bag): void {
  if (other.mass === 0) return
  if (best.mass === 0) best.mass = other.mass
  const scale = insteadWeight * Math.min(1, best.mass / other.mass)
  for (let slot = 0; slot < best.scores.length; slot += 1) {
    const score = (other.scores[slot] ?? 0) * scale
    if (score > (best.scores[slot] ?? 0)) best.scores[slot] = score
    const matched = (other.matched[slot] ?? 0) * scale
    if (matched > (best.matched[slot] ?? 0)) best.matched[slot] = matched
  }
}

/** Adds to a bag what the documents say of these words. */
function weigher({ dictionary, segments, size, lengths }: Collection, slots: number) {
  const found = room(slots)
  const averages = lengths.map((length) => length / size || 1)
  return (wanted: readonly Wanted[], bag: Bag): Bag => {
    for (const { term, weight } of wanted) {
      found.size = 0
      let first = 0
      const bytes = Buffer.from(term)
      const number = dictionary.find(bytes, 0, bytes.length)
      const ends = segments.map((segment) => {
        if (number >= 0) segment.read(number, first, found)
        first += segment.docs.length
        return found.size
      })
      const idf = Math.log(1 + (size - found.size + 0.5) / (found.size + 0.5)) * weight
      bag.mass += idf
      let at = 0
      first = 0
      for (const [position, { docs }] of segments.entries()) {
        for (const end = ends[position] ?? 0; at < end; at += 1) {
          const slot = found.slots[at] ?? 0
          const doc = docs[slot - first]
          const frequency = doc ? frequencyOf(found.counts[at] ?? 0, doc.lengths, averages) : 0
          bag.scores[slot] = (bag.scores[slot] ?? 0) + (idf * frequency * (k1 + 1)) / (k1 + frequency)
          bag.matched[slot] = (bag.matched[slot] ?? 0) + idf
        }
        first += docs.length
      }
    }
    return bag
  }
}

function frequencyOf(count: number, lengths: readonly number[], averages: readonly number[]): number {
  const inBody = count & mostInBody
  let frequency = inBody > 0 ? inBody * share(0, weights.body, lengths, averages) : 0
  if (count <= mostInBody) return frequency
  for (const [field, name] of fields.entries())
    if (field > 0 && (count >> (field + 3)) & 1) frequency += share(field, weights[name], lengths, averages)
  return frequency
}

function share(
  field: number,
  { weight, b }: { weight: number; b: number },
  lengths: readonly number[],
  averages: readonly number[],
): number {
  return weight / (1 - b + (b * (lengths[field] ?? 0)) / (averages[field] ?? 1))
}

function hitsIn({ segments }: Collection, { scores, matched, mass }: Bag): Hit[] {
  const hits: Hit[] = []
  let first = 0
  for (const { docs } of segments) {
    for (const [index, doc] of docs.entries()) {
      const score = scores[first + index] ?? 0
      if (doc && score > 0) hits.push({ doc, score, coverage: Math.min(1, (matched[first + index] ?? 0) / mass) })
    }
    first += docs.length
  }
  return hits
}
