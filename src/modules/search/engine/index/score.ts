import type { Query } from '../query/query.ts'
import type { Collection } from './collection.ts'
import { isVisible } from './entry.ts'
import { type Lists, openLists } from './lists.ts'
import { massOf, planOf, unreadMass } from './plan.ts'
import type { Bag } from './scratch.ts'
import { weighAll } from './weigh.ts'

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
    const bag = weighAll(ways, { collection, lists, slots })
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
