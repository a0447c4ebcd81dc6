import { type Postings, room } from './segment.ts'

/** For each slot how well its document answers some words, and the weight of those that it has. */
export type Bag = { scores: Float64Array; matched: Float64Array }

/** Room to reckon in, used again by the next search; a search is never interrupted by another. */
export type Scratch = {
  /** An empty bag; `nth` keeps those apart that are needed at once. */
  bag: (nth: number, slots: number) => Bag
  readonly postings: Postings
  /** `seen` is all 0. */
  touched: (slots: number) => { seen: Uint8Array; slots: Int32Array }
  candidates: (slots: number) => Room
}

type Room = { slots: Int32Array; scores: Float64Array; sets: Int32Array; isOther: Uint8Array }

export function createScratch(): Scratch {
  const bags: Bag[] = []
  const postings = room(1024)
  let touched = { seen: new Uint8Array(), slots: new Int32Array() }
  let candidates = roomFor(0)
  return {
    bag(nth, slots) {
      const known = bags[nth]
      if (known && known.scores.length >= slots) {
        known.scores.fill(0)
        known.matched.fill(0)
        return known
      }
      const size = Math.ceil(slots * 1.25)
      const bag = { scores: new Float64Array(size), matched: new Float64Array(size) }
      bags[nth] = bag
      return bag
    },
    postings,
    touched(slots) {
      const size = Math.ceil(slots * 1.25)
      if (touched.slots.length < slots) touched = { seen: new Uint8Array(size), slots: new Int32Array(size) }
      touched.seen.fill(0)
      return touched
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
