import { fields, mostInBody } from '../text/terms.ts'
import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'
import { isVisible } from './entry.ts'
import { type Lists, openLists } from './lists.ts'
import { massOf, planOf, type Part, type Reading, unreadMass, type Way } from './plan.ts'
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

/** Of the best document's coverage: what says less of the query than this is not counted as found. */
const leastCoverage = 0.35
/** How much of the query the best document is first supposed to cover. */
const hopedFor = 0.6

/** Of the documents at these slots, in rising order: scores, and the weight of what they say of the query, of `mass` in all. */
export type Scores = Bag & { slots: Int32Array; mass: number; least: number }

/**
 * BM25 over the fields of the documents, for what was typed or meant instead. Who says only what very many say covers too
 * little to be found: with these terms unread it is looked up only for those who say something else. The idea is MaxScore
 * (Turtle & Flood 1995), with the coverage as the threshold. Whether enough was read shows in the end, at the second time
 * for certain; nothing that counts is missing. `least`: the least coverage of what is found at this moment.
 */
export function scoresOf(collection: Collection, queries: readonly Query[], now: number): Scores {
  const lists = openLists(collection)
  const ways = planOf(queries, lists, collection.size)
  const mass = massOf(ways)
  for (let promised = leastCoverage * hopedFor * mass; ; ) {
    for (const list of lists.incomplete()) {
      if (unreadMass(ways) < promised) break
      lists.complete(list)
    }
    const slots = slotsIn(collection, lists)
    const bag = weigher(collection, lists, slots).weighAll(ways)
    promised = leastCoverage * mostOf(bag, slots, collection, now)
    const missed = unreadMass(ways)
    if (missed === 0 || missed < promised) return { ...bag, slots, mass, least: promised }
  }
}

/** The slots of what was read, rising. */
function slotsIn({ scratch, segments }: Collection, { postings }: Lists): Int32Array {
  const all = segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const { seen, slots } = scratch.touched(all)
  for (let at = 0; at < postings.size; at += 1) seen[postings.slots[at] ?? 0] = 1
  let size = 0
  for (let slot = 0; slot < all; slot += 1) if (seen[slot] === 1) slots[size++] = slot
  return slots.subarray(0, size)
}

/** The highest coverage of a visible document. */
function mostOf({ matched }: Bag, slots: Int32Array, { segments }: Collection, now: number): number {
  let most = 0
  let at = 0
  let first = 0
  for (const { docs } of segments) {
    for (; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0
      if (slot >= first + docs.length) break
      if ((matched[slot] ?? 0) <= most) continue
      const doc = docs[slot - first]
      if (doc && isVisible(doc, now)) most = matched[slot] ?? 0
    }
    first += docs.length
  }
  return most
}

/** Says of these slots what their documents weigh. */
function weigher({ segments, size, lengths, scratch }: Collection, { postings }: Lists, slots: Int32Array) {
  const norms = fields.map((name, field) => {
    const { weight, b } = weights[name]
    return { weight, constant: 1 - b, slope: (b * size) / (lengths[field] || size) }
  })
  const [body = { weight: 0, constant: 1, slope: 0 }] = norms
  const all = segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const bag = (nth: number) => scratch.bag(nth, all)
  return { weighAll }

  function weighAll(ways: readonly Way[]): Bag {
    const [typed = bag(0), ...meant] = ways.map(({ parts }, nth) => weighParts(parts, bag(nth)))
    for (const [nth, other] of meant.entries()) takeBetter(typed, other, ways[nth + 1]?.scale ?? 1)
    return typed

    function weighParts(parts: readonly Part[], total: Bag): Bag {
      for (const {
        readings: [own, ...instead],
      } of parts) {
        if (!own) continue
        if (instead.length === 0) {
          weigh(own, total)
          continue
        }
        const best = bag(ways.length)
        weigh(own, best)
        for (const reading of instead) {
          const other = bag(ways.length + 1)
          weigh(reading, other)
          takeBetter(best, other, reading.scale)
        }
        for (const slot of slots) {
          total.scores[slot] = (total.scores[slot] ?? 0) + (best.scores[slot] ?? 0)
          total.matched[slot] = (total.matched[slot] ?? 0) + (best.matched[slot] ?? 0)
        }
      }
      return total
    }
  }

  function takeBetter(best: Bag, other: Bag, scale: number): void {
    for (const slot of slots) {
      const score = (other.scores[slot] ?? 0) * scale
      if (score > (best.scores[slot] ?? 0)) best.scores[slot] = score
      const matched = (other.matched[slot] ?? 0) * scale
      if (matched > (best.matched[slot] ?? 0)) best.matched[slot] = matched
    }
  }

  function weigh({ terms }: Reading, { scores, matched }: Bag): void {
    for (const { list, mass } of terms) {
      for (const { segment, first, from, to } of list.ranges) {
        const tokens = segment.lengths
        for (let at = from; at < to; at += 1) {
          const slot = postings.slots[at] ?? 0
          say(slot, postings.counts[at] ?? 0, tokens, (slot - first) * fields.length, mass)
        }
      }
      if (list.unread) lookUp(list.unread.counts, mass)
    }

    function lookUp(counts: Uint8Array, mass: number): void {
      const tokens = segments[0]?.lengths ?? new Uint32Array()
      for (const slot of slots) {
        if (slot >= counts.length) break
        const count = counts[slot] ?? 0
        if (count > 0) say(slot, count, tokens, slot * fields.length, mass)
      }
    }

    function say(slot: number, count: number, tokens: Uint32Array, ofDoc: number, mass: number): void {
      let frequency = (body.weight * (count & mostInBody)) / (body.constant + body.slope * (tokens[ofDoc] ?? 0))
      if (count > mostInBody) frequency += besideBody(count, tokens, ofDoc)
      scores[slot] = (scores[slot] ?? 0) + (mass * frequency * (k1 + 1)) / (k1 + frequency)
      matched[slot] = (matched[slot] ?? 0) + mass
    }
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
