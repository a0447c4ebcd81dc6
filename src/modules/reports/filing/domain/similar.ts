import { folded } from './suggest.ts'

/** What is compared; the place in metres from the new one. */
export type Likely = {
  category: string
  group: string
  metres: number
  /** Since it was filed. */
  days: number
  text: string
  /** Of its pictures that everybody sees, 16 hex digits each. */
  looks: readonly string[]
}

export type Compared = {
  category: string
  group: string
  /** Within these metres another report may be of the same thing. */
  radiusMetres: number
  text: string
  looks: readonly string[]
}

/**
 * How likely both are about one thing, 0 to 1: kind × distance × age × words, then what the pictures look like. 0 beyond the
 * radius or in another group. Texts that say nothing (none at all) neither speak for it nor against.
 */
export function likeness(mine: Compared, other: Likely, distanceOf: (a: string, b: string) => number): number {
  if (other.group !== mine.group || other.metres > mine.radiusMetres) return 0
  const kind = other.category === mine.category ? 1 : 0.6
  const distance = 1 - 0.6 * (other.metres / mine.radiusMetres)
  const age = 1 / (1 + Math.max(0, other.days) / 90)
  const score = kind * distance * age * wordsOf(mine.text, other.text)
  return isSamePicture(mine.looks, other.looks, distanceOf) ? Math.max(score, 0.95) : score
}

const wordsOf = (a: string, b: string): number => {
  const [left, right] = [bigramsOf(a), bigramsOf(b)]
  return left.size === 0 || right.size === 0 ? 0.75 : 0.6 + 0.4 * jaccard(left, right)
}

export function bigramsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(folded(text).replace(/[\s\p{P}\p{S}]/gu, ''))
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** Shared of all: 0 to 1, the same both ways. Of two empty sets 1. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((one) => b.has(one)).length
  const all = a.size + b.size - shared
  return all === 0 ? 1 : shared / all
}

// Of 64 bits: the same picture again, or the next one of the same hand.
const same = 8

const isSamePicture = (
  mine: readonly string[],
  others: readonly string[],
  distanceOf: (a: string, b: string) => number,
): boolean => mine.some((one) => others.some((other) => distanceOf(one, other) <= same))
