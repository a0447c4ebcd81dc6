/** What is known of two reports that may be of the same thing. */
export type Compared = {
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

/** From 0 (another thing) to 1 (the same): kind × distance × age × words, raised by a picture that looks the same. */
export function likeness({ isSameCategory, metres, radius, daysApart, words, pictureBits }: Compared): number {
  const kind = isSameCategory ? 1 : 0.6
  const near = 1 / (1 + (metres / radius) ** 2)
  const age = 1 / (1 + Math.abs(daysApart) / 60)
  const said = 0.6 + 0.4 * jaccard(...words)
  const score = kind * near * age * said
  const isSamePicture = pictureBits !== undefined && pictureBits <= alikePicture
  return isSamePicture ? 1 - (1 - score) * 0.3 : score
}

/** Share of pairs of letters that two texts have in common. */
export function jaccard(left: string, right: string): number {
  const [a, b] = [pairsOf(left), pairsOf(right)]
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((pair) => b.has(pair)).length
  return common / (a.size + b.size - common)
}

const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]/gu, ''),
  ]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`))
}
