import type { Yen } from '#platform/money/index.ts'
import { termsIn } from '../../booking/actions/terms.ts'
import { chooseTime, type Terms, type TimeChoice } from '../../booking/domain/offer.ts'
import type { KnownWard } from '../../known-ward.ts'
import type { House } from '#platform/module/index.ts'
import type { Space } from '../../places/index.ts'
import { type ChosenTime, priceOf, sumOf } from '../../rules/index.ts'
import { anybody } from '../../vacancies/domain/anybody.ts'
import { minuteOf } from '../../vacancies/domain/free.ts'

/** What another place has to be as good as. */
export type Wanted = {
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  activity: string
  attendees?: number
  /** Equipment is lent in its own house only. */
  hasEquipment: boolean
}

/** A place at the same time that costs no more. */
export type EqualPlace = { space: Space; terms: Terms; choice: TimeChoice }

/**
 * Places equal to one that is taken away: in the same house, then of the same kind the nearest first, of the same payee;
 * for the same activity at the same time, as large as needed, by the same rules, at the same or a lower price.
 * Whether they are free, the caller knows.
 */
export function equalPlaces(ward: KnownWard, house: Pick<House, 'clock'>, wanted: Wanted): EqualPlace[] {
  const own = termsIn(ward, house, wanted.spaceId, wanted.day)
  if (!own.ok) return []
  const { space } = own.terms
  const time = timeIn(own.terms, wanted)
  if (!time) return []
  const most = plainPrice(own.terms, time.time)
  const least = wanted.attendees ?? space.capacity
  const found: EqualPlace[] = []
  for (const other of ward.spaces.values()) {
    if (other.id === space.id || other.capacity < least || other.ruleGroup !== space.ruleGroup) continue
    if (!other.activities.includes(wanted.activity) || !isNear(space, other, wanted)) continue
    const terms = termsIn(ward, house, other.id, wanted.day)
    const same = terms.ok && timeIn(terms.terms, wanted)
    if (!terms.ok || !same || plainPrice(terms.terms, same.time) > most) continue
    found.push({ space: other, terms: terms.terms, choice: same.choice })
  }
  return found.toSorted(
    (a, b) =>
      distance(space, a.space) - distance(space, b.space) ||
      a.space.capacity - b.space.capacity ||
      a.space.id - b.space.id,
  )
}

const isNear = (space: Space, other: Space, { hasEquipment }: Wanted): boolean =>
  other.facility.id === space.facility.id ||
  (!hasEquipment &&
    other.facility.category === space.facility.category &&
    other.facility.operatorId === space.facility.operatorId)

/** The same time in the pattern of another place; blocks may have other numbers. */
function timeIn(terms: Terms, { starts, ends }: Wanted): { choice: TimeChoice; time: ChosenTime } | undefined {
  const isWithin = (block: { starts: Temporal.PlainTime; ends: Temporal.PlainTime }) =>
    minuteOf(block.starts) >= minuteOf(starts) && minuteOf(block.ends) <= minuteOf(ends)
  const blocks = terms.pattern.blocks.filter((block) => !block.isBridge && isWithin(block)).map(({ no }) => no)
  const choice = terms.pattern.free ? { starts, ends } : { blocks }
  const chosen = chooseTime(terms, choice)
  if (!chosen.ok || !chosen.time.starts.equals(starts) || !chosen.time.ends.equals(ends)) return undefined
  return { choice, time: chosen.time }
}

// Reductions are by the same rules for both, so prices are compared without them.
const plainPrice = ({ rules, tariff, calendar }: Terms, time: ChosenTime): Yen =>
  sumOf(priceOf({ rules, tariff, time, facts: anybody, equipment: [], calendar }))

const farAway = 1e9

/** Of no unit; for the order only. The same house: 0. */
function distance({ facility: a }: Space, { facility: b }: Space): number {
  if (a.id === b.id) return 0
  if (!a.point || !b.point) return farAway
  const east = (a.point[1] - b.point[1]) * Math.cos((a.point[0] * Math.PI) / 180)
  return (a.point[0] - b.point[0]) ** 2 + east ** 2
}
