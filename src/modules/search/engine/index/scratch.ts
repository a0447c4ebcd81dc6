import { larger } from './dictionary.ts'
import { type Postings, room } from './segment.ts'

/** Documents by their slots, rising; `places`: of each slot the place among them plus one, 0 of the others. */
export type Chosen = { slots: Int32Array; places: Int32Array }

/** Documents that hold a term, by their places among the chosen, and how well they answer it. */
type Holders = { places: Int32Array; answers: Float64Array }

/** Room to reckon in, used again by the next search; a search is never interrupted by another. */
export type Scratch = {
  /** So many zeros; `nth` keeps those apart that are needed at once. */
  numbers: (nth: number, size: number) => Float64Array
  readonly postings: Postings
  readonly holders: Holders
  /** `places` is all 0. */
  chosen: (slots: number) => Chosen
  candidates: (slots: number) => Room
}

type Room = { slots: Int32Array; scores: Float64Array; sets: Int32Array; isOther: Uint8Array }

export function createScratch(): Scratch {
  const numbers: Float64Array[] = []
  const postings = room(1024)
  const holders = { places: new Int32Array(1024), answers: new Float64Array(1024) }
  let chosen = { slots: new Int32Array(), places: new Int32Array() }
  let candidates = roomFor(0)
  return {
    numbers(nth, size) {
      const known = numbers[nth]
      const enough = known && known.length >= size ? known : new Float64Array(Math.ceil(size * 1.25))
      numbers[nth] = enough
      return enough.subarray(0, size).fill(0)
    },
    postings,
    holders,
    chosen(slots) {
      const size = Math.ceil(slots * 1.25)
      if (chosen.slots.length < slots) chosen = { slots: new Int32Array(size), places: new Int32Array(size) }
      chosen.places.fill(0)
      return chosen
    },
    candidates(slots) {
      if (candidates.slots.length < slots) candidates = roomFor(Math.ceil(slots * 1.25))
      return candidates
    },
  }
}

/** Room for so many, with what is there kept. */
export function makeRoomFor(holders: Holders, size: number): void {
  holders.places = larger(holders.places, size)
  holders.answers = larger(holders.answers, size)
}

const roomFor = (size: number): Room => ({
  slots: new Int32Array(size),
  scores: new Float64Array(size),
  sets: new Int32Array(size),
  isOther: new Uint8Array(size),
})
