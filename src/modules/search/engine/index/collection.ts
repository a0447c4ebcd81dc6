import type { Dictionary } from './dictionary.ts'
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
