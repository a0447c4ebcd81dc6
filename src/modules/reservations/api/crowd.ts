import type { Database, RawBuilder, SqlBool } from '#platform/db/index.ts'
import type { PlaceAsked } from '../booking/actions/hold.ts'
import { isTaken, type PlaceAtTime } from '../booking/store/take.ts'
import type { KnownWard } from '../known-ward.ts'
import { termsIn } from '../booking/actions/terms.ts'
import { chooseTime } from '../booking/domain/offer.ts'
import type { House } from '#platform/module/index.ts'
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
 * Notes that somebody was told that a place is taken: the next ones who want it are asked for in one statement, before any
 * lock, transaction or rule. A hint where to look first, never an answer.
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

/** The space, where the place is one that others were refused a moment ago and it is still taken. `isNew`: this call was not answered before. */
export async function stillTaken(
  house: House,
  asked: PlaceAsked,
  isNew: RawBuilder<SqlBool>,
): Promise<Space | undefined> {
  const sought = soughtIn(house)
  const found = sought.get(keyOf(asked))
  if (!found) return undefined
  const { place, space, version, until } = found
  const isStill =
    performance.now() < until && (await house.db.look((tx) => isTaken(tx, place, { version, and: isNew })))
  if (!isStill) sought.delete(keyOf(asked))
  return isStill ? space : undefined
}
