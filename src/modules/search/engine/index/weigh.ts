import { fields, mostInBody } from '../text/terms.ts'
import type { Collection } from './collection.ts'
import type { Lists, Range } from './lists.ts'
import type { Part, Reading, Way } from './plan.ts'
import type { Bag } from './scratch.ts'

const k1 = 1.2
/** Weight of a field, and how much its length counts. */
const weights: Record<(typeof fields)[number], { weight: number; b: number }> = {
  body: { weight: 1, b: 0.75 },
  title: { weight: 4.5, b: 0.5 },
  summary: { weight: 1.5, b: 0.5 },
  headings: { weight: 1.5, b: 0.5 },
  words: { weight: 2, b: 0.3 },
}

/** `slots`: of the documents that are weighed, rising; all that were read are among them. */
type Weighing = { collection: Collection; lists: Lists; slots: Int32Array }

/** BM25 over the fields of the documents: for each part the better of its readings, for the whole the best of the ways. */
export function weighAll(ways: readonly Way[], { collection, lists, slots }: Weighing): Bag {
  const { segments, scratch } = collection
  const all = segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const bag = (nth: number) => scratch.bag(nth, all)
  const norms = normsOf(collection)
  const [typed = bag(0), ...meant] = ways.map(({ parts }, nth) => weighParts(parts, bag(nth)))
  for (const [nth, other] of meant.entries()) takeBetter(typed, other, ways[nth + 1]?.scale ?? 1)
  return typed

  function weighParts(parts: readonly Part[], total: Bag): Bag {
    for (const { readings } of parts) {
      const [own, ...instead] = readings
      if (!own) continue
      if (instead.length === 0) weigh(own, total)
      else addTo(total, betterOf(own, instead))
    }
    return total
  }

  function betterOf(own: Reading, instead: readonly Reading[]): Bag {
    const best = bag(ways.length)
    weigh(own, best)
    for (const reading of instead) {
      const other = bag(ways.length + 1)
      weigh(reading, other)
      takeBetter(best, other, reading.scale)
    }
    return best
  }

  function takeBetter(best: Bag, other: Bag, scale: number): void {
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0
      const score = (other.scores[slot] ?? 0) * scale
      if (score > (best.scores[slot] ?? 0)) best.scores[slot] = score
      const matched = (other.matched[slot] ?? 0) * scale
      if (matched > (best.matched[slot] ?? 0)) best.matched[slot] = matched
    }
  }

  function addTo(total: Bag, part: Bag): void {
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0
      total.scores[slot] = (total.scores[slot] ?? 0) + (part.scores[slot] ?? 0)
      total.matched[slot] = (total.matched[slot] ?? 0) + (part.matched[slot] ?? 0)
    }
  }

  function weigh({ terms }: Reading, into: Bag): void {
    for (const { list, mass } of terms) {
      for (const range of list.ranges) weighRange(range, mass, into)
      if (list.unread) weighRange(lists.lookUp(list, slots), mass, into)
    }
  }

  function weighRange({ segment, first, from, to }: Range, mass: number, { scores, matched }: Bag): void {
    const tokens = segment.lengths
    const { slots: found, counts } = lists.postings
    const [weight = 0] = norms.weights
    const [constant = 0] = norms.constants
    const [slope = 0] = norms.slopes
    for (let at = from; at < to; at += 1) {
      const slot = found[at] ?? 0
      const count = counts[at] ?? 0
      const ofDoc = (slot - first) * fields.length
      let frequency = (weight * (count & mostInBody)) / (constant + slope * (tokens[ofDoc] ?? 0))
      if (count > mostInBody) frequency += besideBody(norms, count, tokens, ofDoc)
      scores[slot] = (scores[slot] ?? 0) + (mass * frequency * (k1 + 1)) / (k1 + frequency)
      matched[slot] = (matched[slot] ?? 0) + mass
    }
  }
}

type Norms = { weights: Float64Array; constants: Float64Array; slopes: Float64Array }

/** How much a field with so many tokens says: weight / (constant + slope * tokens). */
const normsOf = ({ size, lengths }: Collection): Norms => ({
  weights: Float64Array.from(fields, (name) => weights[name].weight),
  constants: Float64Array.from(fields, (name) => 1 - weights[name].b),
  slopes: Float64Array.from(fields, (name, field) => (weights[name].b * size) / (lengths[field] || size)),
})

function besideBody({ weights, constants, slopes }: Norms, count: number, tokens: Uint32Array, ofDoc: number): number {
  let frequency = 0
  for (let field = 1; field < fields.length; field += 1)
    if ((count >> (field + 3)) & 1)
      frequency +=
        (weights[field] ?? 0) / ((constants[field] ?? 0) + (slopes[field] ?? 0) * (tokens[ofDoc + field] ?? 0))
  return frequency
}
