import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'
import { isVisible } from './entry.ts'
import { type Lists, openLists } from './lists.ts'
import { massOf, planOf, unreadMass } from './plan.ts'
import type { Chosen } from './scratch.ts'
import { coverageOf, scoresIn } from './weigh.ts'

/** Of the best document's coverage: what says less of the query than this is not counted as found. */
const leastCoverage = 0.35
/** How much of the query the best document is first supposed to cover. */
const hopedFor = 0.6

/** Of what is found, by slots in rising order: scores, and the weight of what each says of the query, of `mass` in all. */
export type Scores = { slots: Int32Array; scores: Float64Array; matched: Float64Array; mass: number }

/**
 * BM25 over the fields of the documents, for what was typed or meant instead. Who says only what very many say covers too
 * little to be found: with these terms unread it is looked up only for those who say something else. The idea is MaxScore
 * (Turtle & Flood 1995), with the coverage as the threshold. Whether enough was read shows when that is reckoned, at the
 * second time for certain; nothing that counts is missing, and only what is found is weighed.
 */
export function scoresOf(collection: Collection, queries: readonly Query[], now: number): Scores {
  const lists = openLists(collection)
  const ways = planOf(queries, lists, collection.size)
  for (let promised = leastCoverage * hopedFor * massOf(ways); ; ) {
    for (const list of lists.incomplete()) {
      if (unreadMass(ways) < promised) break
      lists.complete(list)
    }
    const read = everyRead(collection, lists)
    const coverage = coverageOf(ways, { collection, lists, chosen: read })
    promised = leastCoverage * mostOf(coverage, read.slots, collection, now)
    const missed = unreadMass(ways)
    if (missed > 0 && missed >= promised) continue
    const found = withAtLeast(promised, coverage, read)
    const scores = scoresIn(ways, { collection, lists, chosen: found })
    return { slots: found.slots, scores, matched: coverage, mass: massOf(ways) }
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

/** Those that cover this much, and their coverage in front; the others are chosen no more. */
function withAtLeast(least: number, coverage: Float64Array, { places, slots }: Chosen): Chosen {
  let size = 0
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    const covered = coverage[at] ?? 0
    const isEnough = covered > 0 && covered >= least
    if (isEnough) {
      coverage[size] = covered
      slots[size++] = slot
    }
    places[slot] = isEnough ? size : 0
  }
  return { places, slots: slots.subarray(0, size) }
}

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
