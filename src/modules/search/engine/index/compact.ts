import { createColumns } from './columns.ts'
import type { Doc } from './entry.ts'
import { postingsWriter, readPostings } from './postings-writer.ts'
import { type Common, type Postings, room, type Segment } from './segment.ts'

/** A segment that is never added to, its postings in bytes. */
export type Compact = Segment & { readonly bytes: number }

type Content = {
  docs: (Doc | undefined)[]
  bytes: Uint8Array
  /** Where the postings of each term begin in `bytes`, and where the last end; terms that came later have none. */
  starts: Uint32Array
  commons: ReadonlyMap<number, Common>
}

export const emptyCompact = (): Compact =>
  compactOf({ docs: [], bytes: new Uint8Array(), starts: new Uint32Array(1), commons: new Map() })

/** What is held by more than one document in so many has a byte for each: hardly more than its postings would take. */
const commonFrom = 6

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
  const commons = new Map<number, Common>()
  const read = room(Math.max(0, ...segments.map((segment) => segment.docs.length)))
  const moved = room(docs.length)
  let due = 0
  for (let term = 0; term < terms; term += 1) {
    if (writer.size() >= due || term % termsInASlice === 0) {
      due = writer.size() + bytesInASlice
      await pause()
    }
    gather(term)
    if (moved.size * commonFrom > docs.length) commons.set(term, commonOf())
    else writer.write(moved)
    starts[term + 1] = writer.size()
  }
  await pause()
  return compactOf({ docs, bytes: writer.written(), starts, commons })

  function gather(term: number): void {
    moved.size = 0
    for (const { segment, moves } of sources) {
      read.size = 0
      segment.read(term, 0, read)
      for (let index = 0; index < read.size; index += 1) {
        const slot = moves[read.slots[index] ?? 0] ?? -1
        if (slot < 0) continue
        moved.slots[moved.size] = slot
        moved.counts[moved.size] = read.counts[index] ?? 0
        moved.size += 1
      }
    }
  }

  function commonOf(): Common {
    const counts = new Uint8Array(docs.length)
    for (let index = 0; index < moved.size; index += 1) counts[moved.slots[index] ?? 0] = moved.counts[index] ?? 0
    return { holders: moved.size, counts }
  }
}

const bytesInASlice = 500_000
const termsInASlice = 5000

function compactOf({ docs, bytes, starts, commons }: Content): Compact {
  const columns = createColumns(docs.length)
  for (const doc of docs) if (doc) columns.add(doc)
  const start = (term: number) => starts[term] ?? bytes.length
  return {
    docs,
    lengths: columns.lengths,
    facts: columns.facts,
    bytes: bytes.length,
    remove(slot) {
      docs[slot] = undefined
      for (const common of commons.values()) {
        if (common.counts[slot] === 0) continue
        common.counts[slot] = 0
        common.holders -= 1
      }
    },
    read(term, first, into) {
      const common = commons.get(term)
      if (common) readCommon(common, first, into)
      else readPostings(bytes, start(term), start(term + 1), { docs, first, into })
    },
    effort: (term) => commons.get(term)?.counts.length ?? start(term + 1) - start(term),
    common: (term) => commons.get(term),
  }
}

function readCommon({ counts: all }: Common, first: number, into: Postings): void {
  const { slots, counts } = into
  let { size } = into
  for (let slot = 0; slot < all.length; slot += 1) {
    const count = all[slot] ?? 0
    if (count === 0) continue
    slots[size] = first + slot
    counts[size] = count
    size += 1
  }
  into.size = size
}
