import type { Delta, SortedPostings } from './delta.ts'
import type { Doc } from './entry.ts'
import { postingsWriter, readPostings } from './postings-writer.ts'
import { room, type Segment } from './segment.ts'

/** A segment that is never added to, its postings in bytes. */
export type Compact = Segment & {
  readonly bytes: Uint8Array
  /** Where the postings of each term begin in `bytes`, and where the last end; terms that came later have none. */
  readonly starts: Uint32Array
}

export const emptyCompact = (): Compact => compactOf([], new Uint8Array(), new Uint32Array(1))

/**
 * One segment of what is in these, for terms below `terms`. Reads them in slices and changes nothing of them; what is
 * removed from them meanwhile is still in the result.
 */
export async function merge(
  base: Compact,
  deltas: readonly Delta[],
  terms: number,
  pause: () => Promise<void>,
): Promise<Compact> {
  const docs: (Doc | undefined)[] = []
  const moves = [base, ...deltas].map((segment) =>
    Int32Array.from(segment.docs, (doc) => (doc ? docs.push(doc) - 1 : -1)),
  )
  const [ofBase = new Int32Array(), ...ofDeltas] = moves
  const sorted: SortedPostings[] = []
  for (const delta of deltas) sorted.push(await delta.sorted(terms, pause))
  const writer = postingsWriter(base.bytes.length)
  const starts = new Uint32Array(terms + 1)
  const read = room(base.docs.length)
  let due = 0
  for (let term = 0; term < terms; term += 1) {
    if (writer.size() >= due || term % termsInASlice === 0) {
      due = writer.size() + bytesInASlice
      await pause()
    }
    writer.begin()
    const size = readPostings(base.bytes, base.starts[term] ?? 0, base.starts[term + 1] ?? 0, read)
    for (let index = 0; index < size; index += 1) move(ofBase, read.slots[index] ?? 0, read.counts[index] ?? 0)
    for (const [position, { postings, starts }] of sorted.entries()) {
      const ofDelta = ofDeltas[position]
      for (let index = starts[term] ?? 0; index < (starts[term + 1] ?? 0); index += 1)
        move(ofDelta, (postings[index] ?? 0) >>> 8, (postings[index] ?? 0) & 255)
    }
    starts[term + 1] = writer.size()
  }
  return compactOf(docs, writer.written(), starts)

  function move(moved: Int32Array | undefined, slot: number, count: number): void {
    const now = moved?.[slot] ?? -1
    if (now >= 0) writer.add(now, count)
  }
}

const bytesInASlice = 500_000
const termsInASlice = 50_000

function compactOf(docs: (Doc | undefined)[], bytes: Uint8Array, starts: Uint32Array): Compact {
  const raw = room(docs.length)
  return {
    docs,
    bodyLengths: Uint32Array.from(docs, (doc) => doc?.lengths[0] ?? 0),
    bytes,
    starts,
    read(term, first, into) {
      const found = readPostings(bytes, starts[term] ?? 0, starts[term + 1] ?? 0, raw)
      for (let index = 0; index < found; index += 1) {
        const slot = raw.slots[index] ?? 0
        if (docs[slot] === undefined) continue
        into.slots[into.size] = first + slot
        into.counts[into.size] = raw.counts[index] ?? 0
        into.size += 1
      }
    },
  }
}
