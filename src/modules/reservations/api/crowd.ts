import { type Database, together } from '#platform/db/index.ts'
import type { CallKey } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PlaceAsked } from '../booking/actions/hold.ts'
import { termsIn } from '../booking/actions/terms.ts'
import { chooseTime } from '../booking/domain/offer.ts'
import { areTaken, type PlaceAtTime, type TakenAsked } from '../booking/store/take.ts'
import type { KnownWard } from '../known-ward.ts'
import type { Space } from '../places/index.ts'

type Sought = { place: PlaceAtTime; space: Space; version: string; until: number }

// A crowd is over in a minute, and remembers no more places than anybody could be after.
const remembered = 60_000
const most = 2000
const bySeeker = new WeakMap<Database, Map<string, Sought>>()

const soughtIn = ({ db }: House): Map<string, Sought> => {
  const known = bySeeker.get(db) ?? new Map<string, Sought>()
  bySeeker.set(db, known)
  return known
}

const keyOf = ({ spaceId, day, choice }: PlaceAsked): string =>
  `${spaceId} ${day} ${'blocks' in choice ? choice.blocks.join('.') : `${choice.starts}-${choice.ends}`}`

/**
 * Notes that a place is probably taken: for the next ones who want it one statement looks first, before any lock,
 * transaction or rule. A hint where to look, never an answer.
 */
export function noteSought(house: House, ward: KnownWard, asked: PlaceAsked): void {
  const terms = termsIn(ward, house, asked.spaceId, asked.day)
  const chosen = terms.ok && chooseTime(terms.terms, asked.choice)
  if (!terms.ok || !chosen || !chosen.ok) return
  const sought = soughtIn(house)
  if (sought.size >= most) sought.clear()
  const { starts, ends } = chosen.time
  const { spaceId, day } = asked
  sought.set(keyOf(asked), {
    place: { spaceId, day, starts, ends },
    space: terms.terms.space,
    version: ward.version,
    until: performance.now() + remembered,
  })
}

const lookers = new WeakMap<Database, (asked: TakenAsked) => Promise<boolean>>()

function lookerIn({ db }: House): (asked: TakenAsked) => Promise<boolean> {
  const looker = lookers.get(db) ?? together((asked: readonly TakenAsked[]) => db.look((tx) => areTaken(tx, asked)))
  lookers.set(db, looker)
  return looker
}

/** The space, where the place is one that others were refused a moment ago and it is still taken; not for a call that was answered before. */
export async function stillTaken(
  house: House,
  asked: PlaceAsked,
  call: CallKey | undefined,
): Promise<Space | undefined> {
  const sought = soughtIn(house)
  const found = sought.get(keyOf(asked))
  if (!found) return undefined
  const { place, space, version, until } = found
  const isStill = performance.now() < until && (await lookerIn(house)({ ...place, version, call }))
  if (!isStill) sought.delete(keyOf(asked))
  return isStill ? space : undefined
}

type Running = { by: string; done: Promise<void> }
const runningIn = new WeakMap<Database, Map<string, Running>>()

/**
 * One call at a time for the same place and time in this process; the others wait here, where they hold nothing, and ask
 * `before` again when it is their turn. `by`: who repeats a call that is still running is let through, and told so.
 */
export async function inTurn<Result>(
  house: House,
  { asked, by, before }: { asked: PlaceAsked; by: string; before: () => Promise<void> },
  work: () => Promise<Result>,
): Promise<Result> {
  const running = runningIn.get(house.db) ?? new Map<string, Running>()
  runningIn.set(house.db, running)
  const key = keyOf(asked)
  await before()
  for (let other = running.get(key); other && other.by !== by; other = running.get(key)) {
    await other.done
    await before()
  }
  if (running.has(key)) return work()
  const { promise: done, resolve } = Promise.withResolvers<void>()
  running.set(key, { by, done })
  try {
    return await work()
  } finally {
    running.delete(key)
    resolve()
  }
}
