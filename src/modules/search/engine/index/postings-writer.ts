import type { Doc } from './entry.ts'
import type { Postings } from './segment.ts'

/** Most postings say that a term stands once in the body: one bit says so, and no byte for the count is needed. */
const plainCount = 1

/** Writes lists of postings one behind the other: distances between slots and counts, seven bits a byte. */
export function postingsWriter(expected: number) {
  let bytes = new Uint8Array(Math.max(1024, expected))
  let size = 0
  const push = (byte: number) => {
    if (size === bytes.length) {
      const more = new Uint8Array(Math.ceil(bytes.length * 1.25))
      more.set(bytes)
      bytes = more
    }
    bytes[size] = byte
    size += 1
  }
  return {
    /** One list. */
    write({ slots, counts, size: postings }: Postings) {
      let last = -1
      for (let index = 0; index < postings; index += 1) {
        const slot = slots[index] ?? 0
        const count = counts[index] ?? 0
        let rest = (slot - last - 1) * 2 + (count === plainCount ? 0 : 1)
        last = slot
        for (; rest > 127; rest >>>= 7) push((rest & 127) | 128)
        push(rest)
        if (count !== plainCount) push(count)
      }
    },
    size: () => size,
    written: () => bytes.slice(0, size),
  }
}

type Reading = {
  /** Those removed are left out. */
  docs: readonly (Doc | undefined)[]
  /** Is added to the slots. */
  first: number
  into: Postings
}

/** Adds one list to postings. */
export function readPostings(bytes: Uint8Array, start: number, end: number, { docs, first, into }: Reading): void {
  const { slots, counts } = into
  let { size } = into
  let slot = -1
  for (let at = start; at < end; ) {
    let byte = bytes[at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
    }
    slot += (value >>> 1) + 1
    const count = value & 1 ? (bytes[at++] ?? 0) : plainCount
    if (docs[slot] === undefined) continue
    slots[size] = first + slot
    counts[size] = count
    size += 1
  }
  into.size = size
}
