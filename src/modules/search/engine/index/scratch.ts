import { type Postings, room } from './segment.ts'

/** For each slot what its document says of some words, and the weight of all of them. */
export type Bag = { scores: Float64Array; matched: Float64Array; mass: number }

/** Room to reckon in, used again by the next search; a search is never interrupted by another. */
export type Scratch = {
  /** An empty bag; `nth` keeps those apart that are needed at once. */
  bag: (nth: number, slots: number) => Bag
  postings: (slots: number) => Postings
  candidates: (slots: number) => Room
}

type Room = { slots: Int32Array; scores: Float64Array; sets: Int32Array; isOther: Uint8Array }

export function createScratch(): Scratch {
  const bags: Bag[] = []
  let postings = room(0)
  let candidates = roomFor(0)
  return {
    bag(nth, slots) {
      const known = bags[nth]
      if (known && known.scores.length >= slots) {
        known.scores.fill(0)
        known.matched.fill(0)
        known.mass = 0
        return known
      }
      const size = Math.ceil(slots * 1.25)
      const bag = { scores: new Float64Array(size), matched: new Float64Array(size), mass: 0 }
      bags[nth] = bag
      return bag
    },
    postings(slots) {
      if (postings.slots.length < slots) postings = room(Math.ceil(slots * 1.25))
      return postings
    },
    candidates(slots) {
      if (candidates.slots.length < slots) candidates = roomFor(Math.ceil(slots * 1.25))
      return candidates
    },
  }
}

const roomFor = (size: number): Room => ({
  slots: new Int32Array(size),
  scores: new Float64Array(size),
  sets: new Int32Array(size),
  isOther: new Uint8Array(size),
})
