import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { FacilityId, Space } from '../../places/domain/space.ts'
import type { LookedAt } from '../domain/change.ts'
import type { Effect, Hit, HitWhy } from '../domain/effect.ts'
import { timeWithin } from '../domain/fits.ts'
import { isAbout, patternOf } from '../domain/pattern-of.ts'
import { placesVersion, type Standing, standingOf } from '../store/standing.ts'
import { counting } from './counting.ts'

// Of those that are hit, as many as a page shows; the others are counted.
const mostListed = 100

/** What a change meets if it takes effect now. Reads only; standing reservations come a thousand at a time. */
export async function effectOf(tx: Tx, house: House, change: LookedAt, facilityId: FacilityId | null): Promise<Effect> {
  const ward = await knownWard(tx, house)
  const spaceIds = spacesMet(ward, change, facilityId)
  const today = house.clock.today()
  const from = later(Temporal.PlainDate.from(change.from), today)
  const until = firstAfter(change)
  const count = counting(tx, house, ward, change)
  const hits: Record<HitWhy, number> = { 'no-block': 0, closed: 0, dearer: 0, cheaper: 0 }
  const [listed, ids]: [Hit[], ReservationId[]] = [[], []]
  let [looked, latest] = [0, '']
  for await (const batch of standingOf(tx, spaceIds, { from, until }))
    for (const one of batch) {
      looked += 1
      const changedAt = one.changedAt.toString()
      if (changedAt > latest) latest = changedAt
      const hit = misfitOf(ward, change, one) ?? (await count.priceOf(one))
      if (!hit) continue
      hits[hit.why] += 1
      if (hit.why === 'no-block' || hit.why === 'closed') ids.push(one.id)
      if (listed.length < mostListed) listed.push({ ...lineOf(one), ...hit })
    }
  const { sums, uncounted, over } = count.result()
  const version = await placesVersion(tx)
  const seal = [version, looked, latest, ids.length, sums.later, over.length].join('|')
  return { looked, hits, sums, uncounted, over, listed, ids, seal }
}

function spacesMet({ spaces }: KnownWard, change: LookedAt, facilityId: FacilityId | null): number[] {
  if (change.kind === 'pattern') return change.spaces
  const isMet = (space: Space) =>
    change.kind === 'closed-days'
      ? space.facility.id === facilityId
      : (change.kind === 'rule-set' ? space.ruleGroup : space.tariff) === change.key
  return [...spaces.values()].filter(isMet).map(({ id }) => id)
}

function misfitOf(ward: KnownWard, change: LookedAt, one: Standing): { why: HitWhy } | undefined {
  const holiday = isHoliday(one.day)
  if (change.kind === 'pattern') {
    if (!isAbout(change, change.until, one.day, holiday)) return undefined
    // What did not fit before either, such as what an older system had, is not hit by this.
    const fitted = timeWithin(ward.patternOn(one.spaceId, one.day), one)
    return fitted && !timeWithin(patternOf(change, one.spaceId), one) ? { why: 'no-block' } : undefined
  }
  if (change.kind !== 'closed-days' || change.opens) return undefined
  if (ward.closedWhy(one.spaceId, one.day) !== undefined) return undefined
  const days = change.days.length > 0 ? change.days : everyKind
  return isAbout({ from: change.from, days }, null, one.day, holiday) ? { why: 'closed' } : undefined
}

export const everyKind = [1, 2, 3, 4, 5, 6, 7, 8]

const lineOf = ({ id, serial, createdAt, spaceId, day, starts, ends }: Standing) => ({
  id,
  number: reservationNumber(serial, createdAt),
  spaceId,
  day,
  starts,
  ends,
})

function firstAfter(change: LookedAt): Temporal.PlainDate | undefined {
  if (change.kind === 'closed-days') return Temporal.PlainDate.from(change.to).add({ days: 1 })
  return change.until === null ? undefined : Temporal.PlainDate.from(change.until)
}

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other
