import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { wardDate } from '#platform/time/index.ts'
import type { KnownWard } from '../../known-ward.ts'
import type { RegistrantFacts } from '../../registrants/index.ts'
import {
  type ChosenTime,
  priceOf,
  quotasFor,
  referenceDayOf,
  type RuleSet,
  sumOf,
  type Tariff,
} from '../../rules/index.ts'
import { parseRuleSet, parseTariff } from '../../rules/domain/parse.ts'
import type { Space } from '../../places/domain/space.ts'
import type { LookedAt } from '../domain/change.ts'
import type { HitWhy, OverQuota } from '../domain/effect.ts'
import { timeWithin } from '../domain/fits.ts'
import type { Standing } from '../store/standing.ts'
import { factsOnce } from './facts-once.ts'

// Groups and days whose members are looked up for one preview: some seconds.
const mostFacts = 2000

type Priced = { why: HitWhy; now: number; later: number }

type Counting = {
  /** The same use by the rules of now and by the changed ones; `undefined`: no difference, or not counted. */
  priceOf(one: Standing): Promise<Priced | undefined>
  result(): { sums: { now: number; later: number }; uncounted: number; over: OverQuota[] }
}

const nothing: Counting = {
  priceOf: async () => undefined,
  result: () => ({ sums: { now: 0, later: 0 }, uncounted: 0, over: [] }),
}

/** Counts what standing reservations would cost and how much of the limits they use, one by one. */
export function counting(tx: Tx, house: House, ward: KnownWard, change: LookedAt): Counting {
  if (change.kind === 'pattern' || change.kind === 'closed-days') return nothing
  const changed = {
    rules: change.kind === 'rule-set' ? parseRuleSet(change.rules) : undefined,
    tariff: change.kind === 'tariff' ? parseTariff(change.tariff) : undefined,
  }
  const facts = factsOnce(tx, house, mostFacts)
  const sums = { now: 0, later: 0 }
  const limits = new Map<string, OverQuota>()
  let uncounted = 0

  async function priced(one: Standing): Promise<Priced | undefined> {
    const space = ward.spaces.get(one.spaceId)
    const rules = space && ward.rulesOn(space.ruleGroup, one.day)
    const time = timeWithin(ward.patternOn(one.spaceId, one.day), one)
    // 公用 costs nothing and counts for nobody.
    if (!one.registrantId) return undefined
    const known = rules && (await facts(one.registrantId, referenceDay(changed.rules ?? rules, one)))
    if (!space || !rules || !time || !known) {
      uncounted += 1
      return undefined
    }
    const tariff = space.tariff === null ? undefined : ward.tariffOn(space.tariff, one.day)
    const sum = (by: RuleSet, prices: Tariff | undefined) => amountOf(ward, space, { one, by, prices, time, known })
    const [now, later] = [sum(rules, tariff), sum(changed.rules ?? rules, changed.tariff ?? tariff)]
    sums.now += now
    sums.later += later
    if (changed.rules) addLimits(ward, space, { one, rules: changed.rules, time, known }, limits)
    return now === later ? undefined : { why: later > now ? 'dearer' : 'cheaper', now, later }
  }

  return {
    priceOf: priced,
    result: () => ({ sums, uncounted, over: [...limits.values()].filter(({ used, limit }) => used > limit) }),
  }
}

const referenceDay = (rules: RuleSet, { createdAt, day }: Standing): Temporal.PlainDate =>
  referenceDayOf(rules, { registeredOn: wardDate(createdAt), bookedOn: wardDate(createdAt), useDay: day })

type Counted = { one: Standing; time: ChosenTime; known: RegistrantFacts }

function amountOf(
  ward: KnownWard,
  space: Space,
  { one, by, prices, time, known }: Counted & { by: RuleSet; prices: Tariff | undefined },
): number {
  const equipment = one.equipment.flatMap(({ id, pieces }) => {
    const found = space.equipment.find((thing) => thing.id === id)
    return found ? [{ name: found.name, pieces, price: yen(found.price) }] : []
  })
  const calendar = ward.calendarOf(space.facility.id)
  return sumOf(priceOf({ rules: by, tariff: prices, time, facts: known, equipment, calendar }))
}

/** Limits of registrants; those of single people are counted when they book. */
function addLimits(
  ward: KnownWard,
  { facility }: Space,
  { one, rules, time, known }: Counted & { rules: RuleSet },
  limits: Map<string, OverQuota>,
): void {
  const uses = quotasFor(rules, {
    registrantId: one.registrantId ?? '',
    personIds: [],
    facts: known,
    category: facility.category,
    facility: facility.slug,
    time,
    bookedOn: wardDate(one.createdAt),
    calendar: ward.calendarOf(facility.id),
  })
  for (const { entity, rule, period, weight, limit } of uses) {
    const key = `${entity} ${rule} ${period}`
    const known = limits.get(key) ?? { entity, rule, period: period.toString(), used: 0, limit }
    limits.set(key, { ...known, used: known.used + weight })
  }
}
