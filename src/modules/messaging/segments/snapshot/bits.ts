/** One bit a row, 32 in a number. All of one snapshot are equally long. */
export type Bits = Uint32Array

export const noBits = (rows: number): Bits => new Uint32Array(Math.ceil(rows / 32))

/** Rows whose value is in [first, last]. */
export function within(values: Int32Array, first: number, last: number): Bits {
  const bits = noBits(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    if (value >= first && value <= last) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  }
  return bits
}

/** Rows whose value has a 1 in `wanted`. */
export function among(values: Int32Array | Uint16Array, wanted: Uint8Array): Bits {
  const bits = noBits(values.length)
  for (let row = 0; row < values.length; row += 1)
    if (wanted[values[row] ?? 0] === 1) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  return bits
}

/** Rows whose value has one of the bits of `mask`. */
export function touching(values: Int32Array, mask: number): Bits {
  const bits = noBits(values.length)
  for (let row = 0; row < values.length; row += 1)
    if (((values[row] ?? 0) & mask) !== 0) bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  return bits
}

/** Changes and returns `into`. */
export function intersect(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) & (other[at] ?? 0)
  return into
}

/** Changes and returns `into`. */
export function unite(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) | (other[at] ?? 0)
  return into
}

/** Takes `other` out of `into`, which it changes and returns. */
export function subtract(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) & ~(other[at] ?? 0)
  return into
}

export function count(bits: Bits): number {
  let total = 0
  for (let at = 0; at < bits.length; at += 1) total += ones(bits[at] ?? 0)
  return total
}

/** How many rows are in one of the two and not in the other. */
export function distance(left: Bits, right: Bits): number {
  let total = 0
  for (let at = 0; at < left.length; at += 1) total += ones((left[at] ?? 0) ^ (right[at] ?? 0))
  return total
}

// Hacker's Delight, 5-1.
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
