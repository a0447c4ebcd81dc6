import { bigramsOf, jaccard } from '../../filing/domain/similar.ts'

type Pair = {
  isSameCategory: boolean
  metres: number
  /** Within which reports of this kind may be of the same thing. */
  radius: number
  daysApart: number
  words: readonly [string, string]
  /** How many of 64 bits of their most alike pictures differ; missing: one has none. */
  pictureBits?: number | undefined
}

const alikePicture = 10

/**
 * How likely two reports are of the same thing, for an officer who looks further than a reporter does: never quite 0 beyond
 * the radius, and up to 1. Kind × distance × age × words, raised by a picture that looks the same.
 */
export function likenessAtDesk({ isSameCategory, metres, radius, daysApart, words, pictureBits }: Pair): number {
  const kind = isSameCategory ? 1 : 0.6
  const near = 1 / (1 + (metres / radius) ** 2)
  const age = 1 / (1 + Math.abs(daysApart) / 60)
  const said = 0.6 + 0.4 * jaccard(bigramsOf(words[0]), bigramsOf(words[1]))
  const score = kind * near * age * said
  const isSamePicture = pictureBits !== undefined && pictureBits <= alikePicture
  return isSamePicture ? 1 - (1 - score) * 0.3 : score
}
