/** Terms in UTF-8, numbered as they come, in typed arrays: hundreds of thousands of strings would cost ten times as much. */
export type Dictionary = {
  readonly size: number
  /** -1 of what is not in it. */
  find: (bytes: Uint8Array, start: number, end: number) => number
  /** Its number; a new one of what was not in it. */
  add: (bytes: Uint8Array, start: number, end: number) => number
}

export function createDictionary(): Dictionary {
  let size = 0
  let text = new Uint8Array(4096)
  let ends = new Uint32Array(1024)
  let hashes = new Uint32Array(1024)
  // Numbers plus one, at the place of their hash or the next free one.
  let table = new Uint32Array(2048)

  const isTerm = (number: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = number === 0 ? 0 : (ends[number - 1] ?? 0)
    if ((ends[number] ?? 0) - from !== end - start) return false
    for (let index = start; index < end; index += 1) if (text[from + index - start] !== bytes[index]) return false
    return true
  }
  /** Where a term stands in the table, or would. */
  const placeOf = (hash: number, bytes: Uint8Array, start: number, end: number): number => {
    const mask = table.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const number = (table[place] ?? 0) - 1
      if (number < 0 || (hashes[number] === hash && isTerm(number, bytes, start, end))) return place
    }
  }
  const grow = () => {
    ends = larger(ends, size + 1)
    hashes = larger(hashes, size + 1)
    if (size * 2 < table.length) return
    table = new Uint32Array(table.length * 2)
    const mask = table.length - 1
    for (let number = 0; number < size; number += 1) {
      let place = (hashes[number] ?? 0) & mask
      while (table[place] !== 0) place = (place + 1) & mask
      table[place] = number + 1
    }
  }
  return {
    get size() {
      return size
    },
    find: (bytes, start, end) => (table[placeOf(hashOf(bytes, start, end), bytes, start, end)] ?? 0) - 1,
    add(bytes, start, end) {
      const hash = hashOf(bytes, start, end)
      const known = table[placeOf(hash, bytes, start, end)] ?? 0
      if (known > 0) return known - 1
      grow()
      const from = size === 0 ? 0 : (ends[size - 1] ?? 0)
      text = larger(text, from + end - start)
      text.set(bytes.subarray(start, end), from)
      ends[size] = from + end - start
      hashes[size] = hash
      size += 1
      table[placeOf(hash, bytes, start, end)] = size
      return size - 1
    },
  }
}

/** The same array, or one with half as much room again and the same beginning. */
export function larger<Numbers extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  numbers: Numbers,
  size: number,
): Numbers {
  if (size <= numbers.length) return numbers
  const more = new (numbers.constructor as new (length: number) => Numbers)(Math.ceil(size * 1.5)) // the same class
  more.set(numbers)
  return more
}

// FNV-1a, its upper bits mixed into those that a table looks at.
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
