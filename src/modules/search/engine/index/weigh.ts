import { fields, mostInBody } from '../text/terms.ts'
import type { Collection } from './collection.ts'
import type { List, Lists, Range } from './lists.ts'
import type { Part, Reading, Way, Weighed } from './plan.ts'
import { type Chosen, makeRoomFor, type Scratch } from './scratch.ts'

const k1 = 1.2
/** Weight of a field, and how much its length counts. */
const weights: Record<(typeof fields)[number], { weight: number; b: number }> = {
  body: { weight: 1, b: 0.75 },
  title: { weight: 4.5, b: 0.5 },
  summary: { weight: 1.5, b: 0.5 },
  headings: { weight: 1.5, b: 0.5 },
  words: { weight: 2, b: 0.3 },
}

type Weighing = { collection: Collection; lists: Lists; chosen: Chosen }

/** The weight of what the chosen documents, among which are all that were read, say of the query. */
export function coverageOf(ways: readonly Way[], { collection, lists, chosen }: Weighing): Float64Array {
  const { slots: found } = lists.postings
  const { places, slots } = chosen
  // By the byte of a term: without a branch, which a processor would guess wrongly half of the time.
  const masses = new Float64Array(256)
  return reckon(ways, { scratch: collection.scratch, size: slots.length, first: 0 }, ({ list, mass }, into) => {
    for (const { from, to } of list.ranges)
      for (let at = from; at < to; at += 1) {
        const place = (places[found[at] ?? 0] ?? 0) - 1
        into[place] = (into[place] ?? 0) + mass
      }
    if (!list.unread) return
    const { counts } = list.unread
    masses.fill(mass, 1)
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place] ?? 0
      if (slot >= counts.length) break
      into[place] = (into[place] ?? 0) + (masses[counts[slot] ?? 0] ?? 0)
    }
  })
}

/** BM25 over the fields of the chosen documents. */
export function scoresIn(ways: readonly Way[], weighing: Weighing): Float64Array {
  const { scratch } = weighing.collection
  const { holders, of } = holdingsOf(weighing)
  const size = weighing.chosen.slots.length
  return reckon(ways, { scratch, size, first: ways.length + 2 }, ({ list, mass }, into) => {
    const { from, to } = of(list)
    const { places, answers } = holders
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0
      into[place] = (into[place] ?? 0) + mass * (answers[at] ?? 0)
    }
  })
}

/** `first`: its results stand apart from those with another. */
type Reckoning = { scratch: Scratch; size: number; first: number }

/** Of each document: for each part the better of its readings, for the whole the best of the ways. */
function reckon(
  ways: readonly Way[],
  { scratch, size, first }: Reckoning,
  add: (term: Weighed, into: Float64Array) => void,
): Float64Array {
  const room = (nth: number) => scratch.numbers(first + nth, size)
  const [typed = room(0), ...meant] = ways.map(({ parts }, nth) => sumOf(parts, room(nth)))
  for (const [nth, other] of meant.entries()) takeBetter(typed, other, ways[nth + 1]?.scale ?? 1)
  return typed

  function sumOf(parts: readonly Part[], total: Float64Array): Float64Array {
    for (const { readings } of parts) {
      const [own, ...instead] = readings
      if (!own) continue
      if (instead.length === 0) addAll(own, total)
      else addTo(total, betterOf(own, instead))
    }
    return total
  }

  function betterOf(own: Reading, instead: readonly Reading[]): Float64Array {
    const best = addAll(own, room(ways.length))
    for (const reading of instead) takeBetter(best, addAll(reading, room(ways.length + 1)), reading.scale)
    return best
  }

  function addAll({ terms }: Reading, into: Float64Array): Float64Array {
    for (const term of terms) add(term, into)
    return into
  }
}

function takeBetter(best: Float64Array, other: Float64Array, scale: number): void {
  for (let at = 0; at < best.length; at += 1) best[at] = Math.max(best[at] ?? 0, (other[at] ?? 0) * scale)
}

function addTo(total: Float64Array, part: Float64Array): void {
  for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) + (part[at] ?? 0)
}

type Span = { from: number; to: number }

/** Which of the chosen documents hold the terms of a list and how well these answer there; each list is looked through once. */
function holdingsOf({ collection, lists, chosen: { slots, places } }: Weighing) {
  const { holders } = collection.scratch
  const { slots: found, counts } = lists.postings
  const norms = normsOf(collection)
  const known = new Map<List, Span>()
  let size = 0
  return {
    holders,
    of(list: List): Span {
      const span = known.get(list) ?? lookThrough(list)
      known.set(list, span)
      return span
    },
  }

  function lookThrough({ ranges, unread }: List): Span {
    const from = size
    makeRoomFor(holders, size + slots.length)
    for (const range of ranges) takeRead(range)
    if (unread) lookUp(unread.counts)
    return { from, to: size }
  }

  function takeRead({ segment, first, from, to }: Range): void {
    const into = holders
    for (let at = from; at < to; at += 1) {
      const slot = found[at] ?? 0
      const place = places[slot] ?? 0
      if (place === 0) continue
      into.places[size] = place - 1
      into.answers[size] = saturated(norms, counts[at] ?? 0, segment.lengths, slot - first)
      size += 1
    }
  }

  /** What is unread stands in the first segment. */
  function lookUp(all: Uint8Array): void {
    const lengths = collection.segments[0]?.lengths ?? new Uint32Array()
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place] ?? 0
      if (slot >= all.length) break
      const count = all[slot] ?? 0
      if (count === 0) continue
      holders.places[size] = place
      holders.answers[size] = saturated(norms, count, lengths, slot)
      size += 1
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

/** How well the fields of a document answer a term, the more often the better but ever less so. */
function saturated(norms: Norms, count: number, tokens: Uint32Array, doc: number): number {
  const { weights, constants, slopes } = norms
  const first = doc * fields.length
  let frequency =
    ((weights[0] ?? 0) * (count & mostInBody)) / ((constants[0] ?? 0) + (slopes[0] ?? 0) * (tokens[first] ?? 0))
  if (count > mostInBody)
    for (let field = 1; field < fields.length; field += 1)
      if ((count >> (field + 3)) & 1)
        frequency +=
          (weights[field] ?? 0) / ((constants[field] ?? 0) + (slopes[field] ?? 0) * (tokens[first + field] ?? 0))
  return (frequency * (k1 + 1)) / (k1 + frequency)
}
