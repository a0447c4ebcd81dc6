import type { Part, Query, Wanted } from '../query/query.ts'
import { fields, mostInBody } from '../text/terms.ts'
import type { Collection } from './collection.ts'
import type { Bag } from './scratch.ts'
import type { Segment } from './segment.ts'

const k1 = 1.2
/** Weight of a field, and how much its length counts. */
const weights: Record<(typeof fields)[number], { weight: number; b: number }> = {
  body: { weight: 1, b: 0.75 },
  title: { weight: 4.5, b: 0.5 },
  summary: { weight: 1.5, b: 0.5 },
  headings: { weight: 1.5, b: 0.5 },
  words: { weight: 2, b: 0.3 },
}
const insteadWeight = 0.9

/** BM25 over the fields of every document, one segment's slots behind the other's; what was typed, or meant instead. */
export function scoresOf(collection: Collection, ways: readonly Query[]): Bag {
  const slots = collection.segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const { scratch } = collection
  const weigh = weigher(collection, slots)
  const [typed = scratch.bag(0, slots), ...meant] = ways.map((way, nth) => scoresOfParts(way.parts, nth))
  for (const other of meant) takeBetter(typed, other, slots)
  return typed

  function scoresOfParts(parts: readonly Part[], nth: number): Bag {
    const total = scratch.bag(nth, slots)
    for (const { own, instead } of parts) {
      if (instead.length === 0) {
        weigh(own, total)
        continue
      }
      const best = weigh(own, scratch.bag(ways.length, slots))
      for (const words of instead) takeBetter(best, weigh(words, scratch.bag(ways.length + 1, slots)), slots)
      for (let slot = 0; slot < slots; slot += 1) {
        total.scores[slot] = (total.scores[slot] ?? 0) + (best.scores[slot] ?? 0)
        total.matched[slot] = (total.matched[slot] ?? 0) + (best.matched[slot] ?? 0)
      }
      total.mass += best.mass
    }
    return total
  }
}

/** Words that stand for others count no more than those would: what is long in the office is short in the kitchen. */
function takeBetter(best: Bag, other: Bag, slots: number): void {
  if (other.mass === 0) return
  if (best.mass === 0) best.mass = other.mass
  const scale = insteadWeight * Math.min(1, best.mass / other.mass)
  for (let slot = 0; slot < slots; slot += 1) {
    const score = (other.scores[slot] ?? 0) * scale
    if (score > (best.scores[slot] ?? 0)) best.scores[slot] = score
    const matched = (other.matched[slot] ?? 0) * scale
    if (matched > (best.matched[slot] ?? 0)) best.matched[slot] = matched
  }
}

/** Adds to a bag what the documents say of these words. */
function weigher({ dictionary, segments, size, lengths, scratch }: Collection, slots: number) {
  const found = scratch.postings(slots)
  const norms = fields.map((name, field) => {
    const { weight, b } = weights[name]
    return { weight, constant: 1 - b, slope: (b * size) / (lengths[field] || size) }
  })
  const firsts = firstSlots(segments)
  const [body = { weight: 0, constant: 1, slope: 0 }] = norms
  return (wanted: readonly Wanted[], bag: Bag): Bag => {
    for (const { term, weight } of wanted) {
      const bytes = Buffer.from(term)
      const number = dictionary.find(bytes, 0, bytes.length)
      found.size = 0
      const ends = segments.map((segment, position) => {
        if (number >= 0) segment.read(number, firsts[position] ?? 0, found)
        return found.size
      })
      const idf = Math.log(1 + (size - found.size + 0.5) / (found.size + 0.5)) * weight
      bag.mass += idf
      let at = 0
      for (const [position, { lengths: tokens }] of segments.entries()) {
        const first = firsts[position] ?? 0
        for (const end = ends[position] ?? 0; at < end; at += 1) {
          const slot = found.slots[at] ?? 0
          const count = found.counts[at] ?? 0
          const ofDoc = (slot - first) * fields.length
          let frequency = (body.weight * (count & mostInBody)) / (body.constant + body.slope * (tokens[ofDoc] ?? 0))
          if (count > mostInBody) frequency += besideBody(count, tokens, ofDoc)
          bag.scores[slot] = (bag.scores[slot] ?? 0) + (idf * frequency * (k1 + 1)) / (k1 + frequency)
          bag.matched[slot] = (bag.matched[slot] ?? 0) + idf
        }
      }
    }
    return bag
  }

  function besideBody(count: number, tokens: Uint32Array, ofDoc: number): number {
    let frequency = 0
    for (let field = 1; field < fields.length; field += 1) {
      const norm = norms[field]
      if (norm && (count >> (field + 3)) & 1)
        frequency += norm.weight / (norm.constant + norm.slope * (tokens[ofDoc + field] ?? 0))
    }
    return frequency
  }
}

/** Where the slots of each segment begin among all. */
export function firstSlots(segments: readonly Segment[]): number[] {
  let first = 0
  return segments.map(({ docs }) => {
    first += docs.length
    return first - docs.length
  })
}
