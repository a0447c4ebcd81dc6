import type { Delta } from './delta.ts'
import { type Dictionary, emptyDictionary, extendDictionary } from './dictionary.ts'
import type { Doc } from './entry.ts'
import { postingsWriter, readPostings } from './postings-writer.ts'
import { room, type Segment } from './segment.ts'

/** A segment that is never added to, its terms and postings in typed arrays. */
export type Compact = Segment & {
  readonly dictionary: Dictionary
  readonly bytes: Uint8Array
  /** Where the postings of each term begin in `bytes`, and where the last end. */
  readonly starts: Uint32Array
}

export const emptyCompact = (): Compact => compactOf([], emptyDictionary, new Uint8Array(), new Uint32Array(1))

/**
 * One segment of what is in these. Reads them in slices and changes nothing of them; what is removed from them
 * meanwhile is not in the result either.
 */
export async function merge(base: Compact, deltas: readonly Delta[], pause: () => Promise<void>): Promise<Compact> {
  const segments = [base, ...deltas]
  const docs: (Doc | undefined)[] = []
  const moves = segments.map((segment) => Int32Array.from(segment.docs, (doc) => (doc ? docs.push(doc) - 1 : -1)))
  await pause()
  const dictionary = await extendDictionary(base.dictionary, await newTerms(base, deltas, pause), pause)
  const lists = await numbered(deltas, dictionary, pause)

  const [fromBase = new Int32Array(), ...fromDeltas] = moves
  const writer = postingsWriter(base.bytes.length)
  const starts = new Uint32Array(dictionary.size + 1)
  const read = room(base.docs.length)
  let due = bytesInASlice
  for (let number = 0; number < dictionary.size; number += 1) {
    writer.begin()
    if (number < base.dictionary.size) {
      const size = readPostings(base.bytes, base.starts[number] ?? 0, base.starts[number + 1] ?? 0, read)
      for (let index = 0; index < size; index += 1) {
        const slot = fromBase[read.slots[index] ?? 0] ?? -1
        if (slot >= 0) writer.add(slot, read.counts[index] ?? 0)
      }
    }
    for (const [position, list] of lists.entries())
      for (const posting of list[number] ?? []) {
        const slot = fromDeltas[position]?.[Math.floor(posting / 256)] ?? -1
        if (slot >= 0) writer.add(slot, posting % 256)
      }
    starts[number + 1] = writer.size()
    if (writer.size() < due && number % termsInASlice > 0) continue
    due = writer.size() + bytesInASlice
    await pause()
  }
  await pause()
  for (const [position, segment] of segments.entries())
    for (const [slot, now] of moves[position]?.entries() ?? [])
      if (now >= 0 && segment.docs[slot] === undefined) docs[now] = undefined
  return compactOf(docs, dictionary, writer.written(), starts)
}

const bytesInASlice = 200_000
const termsInASlice = 20_000

function compactOf(docs: (Doc | undefined)[], dictionary: Dictionary, bytes: Uint8Array, starts: Uint32Array): Compact {
  const raw = room(docs.length)
  return {
    docs,
    dictionary,
    bytes,
    starts,
    read(term, first, into) {
      const number = dictionary.find(term)
      if (number < 0) return
      const found = readPostings(bytes, starts[number] ?? 0, starts[number + 1] ?? 0, raw)
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

async function newTerms(base: Compact, deltas: readonly Delta[], pause: () => Promise<void>): Promise<string[]> {
  const terms = new Set<string>()
  for (const { postings } of deltas) {
    let seen = 0
    for (const term of postings.keys()) {
      if (base.dictionary.find(term) < 0) terms.add(term)
      seen += 1
      if (seen % termsInASlice === 0) await pause()
    }
  }
  return [...terms]
}

/** The postings of each delta by the number of the term. */
async function numbered(deltas: readonly Delta[], dictionary: Dictionary, pause: () => Promise<void>) {
  const lists: (readonly number[] | undefined)[][] = []
  for (const { postings } of deltas) {
    const list = new Array<readonly number[] | undefined>(dictionary.size)
    let seen = 0
    for (const [term, postingsOfTerm] of postings) {
      list[dictionary.find(term)] = postingsOfTerm
      seen += 1
      if (seen % termsInASlice === 0) await pause()
    }
    lists.push(list)
  }
  return lists
}
