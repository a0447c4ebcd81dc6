/** Terms numbered 0 … size-1, in typed arrays: hundreds of thousands of strings would cost ten times as much. */
export type Dictionary = {
  readonly size: number
  /** -1 of a term that is not in it. */
  find: (term: string) => number
  readonly units: Uint16Array
  /** Where each term begins in `units`, and where the last one ends. */
  readonly starts: Uint32Array
}

export const emptyDictionary: Dictionary = {
  size: 0,
  find: () => -1,
  units: new Uint16Array(),
  starts: new Uint32Array(1),
}

/** The same terms with the same numbers, and these after them; none of them may be in it. */
export async function extendDictionary(
  dictionary: Dictionary,
  added: readonly string[],
  pause: () => Promise<void>,
): Promise<Dictionary> {
  const size = dictionary.size + added.length
  const length = added.reduce((sum, term) => sum + term.length, dictionary.units.length)
  const units = new Uint16Array(length)
  const starts = new Uint32Array(size + 1)
  units.set(dictionary.units)
  starts.set(dictionary.starts)
  let end = dictionary.units.length
  for (const [position, term] of added.entries()) {
    for (let index = 0; index < term.length; index += 1) units[end + index] = term.charCodeAt(index)
    end += term.length
    starts[dictionary.size + position + 1] = end
  }
  const table = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 2))).fill(-1)
  const mask = table.length - 1
  for (let number = 0; number < size; number += 1) {
    let place = hashOfUnits(units, starts[number] ?? 0, starts[number + 1] ?? 0) & mask
    while (table[place] !== -1) place = (place + 1) & mask
    table[place] = number
    if (number % termsInASlice === 0) await pause()
  }
  return {
    size,
    units,
    starts,
    find(term) {
      for (let place = hashOf(term) & mask; ; place = (place + 1) & mask) {
        const number = table[place] ?? -1
        if (number === -1 || isTerm(number, term)) return number
      }
    },
  }

  function isTerm(number: number, term: string): boolean {
    const start = starts[number] ?? 0
    if ((starts[number + 1] ?? 0) - start !== term.length) return false
    for (let index = 0; index < term.length; index += 1)
      if (units[start + index] !== term.charCodeAt(index)) return false
    return true
  }
}

const termsInASlice = 20_000

// FNV-1a over 16 bits.
const offset = 0x811c9dc5
const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

function hashOf(term: string): number {
  let hash = offset
  for (let index = 0; index < term.length; index += 1) hash = mix(hash, term.charCodeAt(index))
  return (hash ^ (hash >>> 15)) >>> 0
}

function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = offset
  for (let index = start; index < end; index += 1) hash = mix(hash, units[index] ?? 0)
  return (hash ^ (hash >>> 15)) >>> 0
}
