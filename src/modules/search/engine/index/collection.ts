import type { Dictionary } from './dictionary.ts'
import type { Doc } from './entry.ts'
import type { Marks } from './marks.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import type { Subjects } from './subjects.ts'

/** What all segments together hold: sums and sets, so that no order of changes leaves a trace in a ranking. */
export type Collection = {
  readonly dictionary: Dictionary
  readonly marks: Marks
  readonly subjects: Subjects
  readonly scratch: Scratch
  readonly segments: readonly Segment[]
  /** Documents. */
  readonly size: number
  /** Tokens in each of `fields` of all of them. */
  readonly lengths: readonly number[]
}

/** Where the slots of each segment begin among all. */
export function firstSlots(segments: readonly Segment[]): number[] {
  let first = 0
  return segments.map(({ docs }) => {
    first += docs.length
    return first - docs.length
  })
}

/** The document at a slot where one segment's stand behind the other's. Throws where none is. */
export function docAt({ segments }: Collection, slot: number): Doc {
  let at = slot
  for (const { docs } of segments) {
    const doc = docs[at]
    if (doc && at < docs.length) return doc
    at -= docs.length
  }
  throw new RangeError(`no document at ${slot}`)
}
