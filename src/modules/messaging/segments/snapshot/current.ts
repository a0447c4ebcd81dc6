import { setTimeout } from 'node:timers/promises'
import type { House } from '#platform/module/index.ts'
import type { Bits } from './bits.ts'
import { loadSnapshot } from './load.ts'
import type { Snapshot } from './snapshot.ts'

const minute = 60_000
const oldestUsed = 10 * minute
const oldestCalm = 6 * minute
const answersKept = 40
const patientMilliseconds = 8000

export type Kept = {
  snapshot: Snapshot
  takenAt: number
  /** Audiences that were looked at lately, by question and day. */
  answers: Map<string, Bits>
}

type Holder = { kept?: Kept; loading?: Promise<Kept> }

const holders = new WeakMap<House['db'], Holder>()

/** The people of the house as they were at most ten minutes ago, in the memory of this process; loaded when somebody asks. */
export async function currentSnapshot(house: House): Promise<Kept> {
  const holder = holders.get(house.db) ?? {}
  holders.set(house.db, holder)
  const age = holder.kept ? performance.now() - holder.kept.takenAt : Number.POSITIVE_INFINITY
  if (holder.kept && age < oldestUsed) {
    // Whoever asks next does not wait; a load that fails is tried again by then.
    if (age > oldestCalm) void load(house, holder).catch(() => {})
    return holder.kept
  }
  return load(house, holder)
}

/** Like `currentSnapshot`, but `undefined` where it is not there within some seconds: it goes on loading for whoever asks again. */
export async function snapshotSoon(house: House): Promise<Kept | undefined> {
  const patience = new AbortController()
  return Promise.race([
    currentSnapshot(house),
    setTimeout(patientMilliseconds, undefined, { signal: patience.signal, ref: false }).catch(() => undefined),
  ]).finally(() => patience.abort())
}

/** Loads anew with the next question: what was written since then counts. */
export const forgetSnapshot = (house: House): void => {
  holders.delete(house.db)
}

function load(house: House, holder: Holder): Promise<Kept> {
  holder.loading ??= house.db
    .read(async (tx) => {
      const takenAt = performance.now()
      return { snapshot: await loadSnapshot(tx, house.clock.today()), takenAt, answers: new Map() }
    })
    .then((kept) => (holder.kept = kept))
    .finally(() => {
      delete holder.loading
    })
  return holder.loading
}

/** The audience of a question, from memory or found by `find`; the oldest of 40 make room. */
export function answerOf(kept: Kept, key: string, find: (snapshot: Snapshot) => Bits): Bits {
  const known = kept.answers.get(key)
  const bits = known ?? find(kept.snapshot)
  kept.answers.delete(key)
  kept.answers.set(key, bits)
  for (const oldest of kept.answers.keys()) {
    if (kept.answers.size <= answersKept) break
    kept.answers.delete(oldest)
  }
  return bits
}
