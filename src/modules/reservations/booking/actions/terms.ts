import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/domain/space.ts'
import { tariffDayOf } from '../../rules/index.ts'
import type { Terms } from '../domain/offer.ts'

export type FoundTerms = { ok: true; terms: Terms } | { ok: false; space?: Space }

/** The place with its times and rules on that day; not `ok`: closed that day, without rules, or (no `space`) not there. */
export async function termsOf(tx: Tx, house: House, spaceId: number, day: Temporal.PlainDate): Promise<FoundTerms> {
  return termsIn(await knownWard(tx, house), house, spaceId, day)
}

/** The same of a ward that is known already. */
export function termsIn(
  ward: KnownWard,
  house: Pick<House, 'clock'>,
  spaceId: number,
  day: Temporal.PlainDate,
): FoundTerms {
  const space = ward.spaces.get(spaceId)
  if (!space) return { ok: false }
  const pattern = ward.patternOn(spaceId, day)
  const rules = ward.rulesOn(space.ruleGroup, day)
  if (!pattern || !rules || !standsOn(space, day)) return { ok: false, space }
  const tariffDay = tariffDayOf(rules, { approvedOn: wardDate(house.clock.now()), useDay: day })
  const tariff = space.tariff === null ? undefined : ward.tariffOn(space.tariff, tariffDay)
  return { ok: true, terms: { space, day, pattern, rules, tariff, calendar: ward.calendarOf(space.facility.id) } }
}

const standsOn = ({ from, until }: Space, day: Temporal.PlainDate): boolean =>
  (!from || Temporal.PlainDate.compare(from, day) <= 0) && (!until || Temporal.PlainDate.compare(day, until) < 0)
