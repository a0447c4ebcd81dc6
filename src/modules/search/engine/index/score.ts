import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'
import { isVisible } from './entry.ts'
import { type Lists, openLists } from './lists.ts'
import { massOf, planOf, unreadMass } from './plan.ts'
import type { Chosen } from './scratch.ts'
import { type Bag, coverageRead, weighAll } from './weigh.ts'

/** Of the best document's coverage: what says less of the query than this is not counted as found. */
const leastCoverage = 0.35
/** How much of the query the best document is first supposed to cover. */
const hopedFor = 0.6

/** Of the documents at these slots, in rising order: scores, and the weight of what they say of the query, of `mass` in all. */
export type Scores = Bag & { slots: Int32Array; mass: number; least: number }

/**
 * BM25 over the fields of the documents, for what was typed or meant instead. Who says only what very many say covers too
 * little to be found: with these terms unread it is looked up only for those who say enough else. The idea is MaxScore
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
    const missed = unreadMass(ways)
    const read = everyRead(collection, lists)
    const coverage = coverageRead(ways, { collection, lists, chosen: read })
    const least = leastCoverage * mostOf(coverage, read.slots, collection, now)
    const chosen = withEnough(read, coverage, missed, least)
    const bag = weighAll(ways, { collection, lists, chosen })
    promised = leastCoverage * mostOf(bag.matched, chosen.slots, collection, now)
    if (missed === 0 || missed < promised) return { ...bag, slots: chosen.slots, mass, least: promised }
  }
}

/** What was read. */
function everyRead({ scratch, segments }: Collection, { postings }: Lists): Chosen {
  const all = segments.reduce((sum, { docs }) => sum + docs.length, 0)
  const { places, slots } = scratch.chosen(all)
  for (let at = 0; at < postings.size; at += 1) places[postings.slots[at] ?? 0] = 1
  let size = 0
  for (let slot = 0; slot < all; slot += 1) {
    if (places[slot] === 0) continue
    slots[size++] = slot
    places[slot] = size
  }
  return { places, slots: slots.subarray(0, size) }
}

/** Those that may cover `least` with what was missed of them; the others are chosen no more. */
function withEnough({ places, slots }: Chosen, coverage: Float64Array, missed: number, least: number): Chosen {
  const enough = least * roundedDown
  let size = 0
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    const isEnough = (coverage[at] ?? 0) + missed >= enough
    if (isEnough) slots[size++] = slot
    places[slot] = isEnough ? size : 0
  }
  return { places, slots: slots.subarray(0, size) }
}

const roundedDown = 1 - 1e-9

/** The highest coverage of a visible document. */
function mostOf(coverage: Float64Array, slots: Int32Array, { segments }: Collection, now: number): number {
  let most = 0
  let at = 0
  let first = 0
  for (const { docs } of segments) {
    for (; at < slots.length; at += 1) {
      const slot = slots[at] ?? 0
      if (slot >= first + docs.length) break
      if ((coverage[at] ?? 0) <= most) continue
      const doc = docs[slot - first]
      if (doc && isVisible(doc, now)) most = coverage[at] ?? 0
    }
    first += docs.length
  }
  return most
}
