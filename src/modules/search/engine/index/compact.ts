import { createColumns } from './columns.ts'
import type { Doc } from './entry.ts'
import { postingsWriter, readPostings } from './postings-writer.ts'
import { room, type Segment } from './segment.ts'

/** A segment that is never added to, its postings in bytes. */
export type Compact = Segment & { readonly bytes: Uint8Array }

export const emptyCompact = (): Compact => compactOf([], new Uint8Array(), new Uint32Array(1))

/**
 * One segment of what is in these, for terms below `terms`. Reads them in slices and changes nothing of them; what is
 * removed from them meanwhile is still among the documents of the result.
 */
export async function merge(
  segments: readonly Segment[],
  terms: number,
  expectedBytes: number,
  pause: () => Promise<void>,
): Promise<Compact> {
  const docs: Doc[] = []
  const sources = segments.map((segment) => ({
    segment,
    moves: Int32Array.from(segment.docs, (doc) => (doc ? docs.push(doc) - 1 : -1)),
  }))
  const writer = postingsWriter(expectedBytes)
  const starts = new Uint32Array(terms + 1)
  const found = room(Math.max(0, ...segments.map((segment) => segment.docs.length)))
  let due = 0
  for (let term = 0; term < terms; term += 1) {
    if (writer.size() >= due || term % termsInASlice === 0) {
      due = writer.size() + bytesInASlice
      await pause()
    }
    writer.begin()
    for (const { segment, moves } of sources) {
      found.size = 0
      segment.read(term, 0, found)
      for (let index = 0; index < found.size; index += 1) {
        const slot = moves[found.slots[index] ?? 0] ?? -1
        if (slot >= 0) writer.add(slot, found.counts[index] ?? 0)
      }
    }
    starts[term + 1] = writer.size()
  }
  await pause()
  return compactOf(docs, writer.written(), starts)
}

const bytesInASlice = 500_000
const termsInASlice = 50_000

/** `starts`: where the postings of each term begin in `bytes`, and where the last end; terms that came later have none. */
function compactOf(docs: Doc[], bytes: Uint8Array, starts: Uint32Array): Compact {
  const columns = createColumns(docs.length)
  for (const doc of docs) columns.add(doc)
  const start = (term: number) => starts[term] ?? bytes.length
  return {
    docs,
    lengths: columns.lengths,
    facts: columns.facts,
    bytes,
    read: (term, first, into) => readPostings(bytes, start(term), start(term + 1), { docs, first, into }),
    effort: (term) => start(term + 1) - start(term),
  }
}
