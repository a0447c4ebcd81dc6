/** Chance that is the same every time for one seed. */
export type Chance = {
  between(least: number, most: number): number
  pick<One>(list: readonly [One, ...One[]]): One
  happens(share: number): boolean
}

/** Mulberry32 over a hash of the words (FNV-1a), so that neighbouring seeds have nothing in common. */
export function chanceOf(words: string): Chance {
  let state = 0x811c9dc5
  for (const character of words) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  next()
  return {
    between: (least, most) => least + next() * (most - least),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    happens: (share) => next() < share,
  }
}
