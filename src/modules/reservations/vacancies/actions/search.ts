import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import { chooseTime, type Terms } from '../../booking/domain/offer.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import { type PlaceWords, placeWords, type Space } from '../../places/index.ts'
import { priceOf, type RegistrantFacts, sumOf, tariffDayOf } from '../../rules/index.ts'
import { anybody } from '../domain/anybody.ts'
import { freeTimes, isAsked, type TimeOfDay, timesOf, withClosures } from '../domain/free.ts'
import { matches, metresBetween } from '../domain/match.ts'
import { daysOf, type VacancyQuery } from '../domain/query.ts'
import { receptionOf, type Reception } from '../domain/reception.ts'
import { busyTimes } from '../store/busy.ts'
import { type ClosedTimes, closedTimes } from '../store/closed.ts'

/** A free or taken time with what it costs this registrant; a stretch of free time is priced by the hour elsewhere. */
export type ShownTime = TimeOfDay & { price?: { full: Yen; own: Yen } }

/** A space on a day. `times` are those that were asked for; `closed`: why the house is shut. */
export type SpaceDay = {
  space: Space
  day: Temporal.PlainDate
  times: readonly ShownTime[]
  reception: Reception
  closed?: string
}

export type FoundSpace = { space: Space; metres?: number }

export type Vacancies = {
  days: readonly Temporal.PlainDate[]
  /** All that fit, nearest first where a station was named. */
  spaces: readonly FoundSpace[]
  at(spaceId: number, day: Temporal.PlainDate): SpaceDay
  /** How many times are free then, without what they cost. */
  freeAt(space: Space, day: Temporal.PlainDate): number
}

type SearchOptions = {
  spaceLimit?: number
  days?: readonly Temporal.PlainDate[]
  /** What closures took is told apart from what is reserved; for who shows taken times. */
  saysClosures?: boolean
}

/** What fits the query, and when it is free, as one snapshot has it. `facts`: of whom prices and reception are told; missing: a person of the ward's. */
export async function searchVacancies(
  tx: Tx,
  house: House,
  query: VacancyQuery,
  viewer: { facts?: RegistrantFacts },
  { spaceLimit, days = daysOf(query, isHoliday), saysClosures = false }: SearchOptions = {},
): Promise<Vacancies> {
  const ward = await knownWard(tx, house)
  const spaces = fitting(ward, query, placeWords(house))
  const looked = spaces.slice(query.skip, spaceLimit === undefined ? undefined : query.skip + spaceLimit)
  const atoms = [...new Set(looked.flatMap(({ space }) => space.atoms))]
  const busy = await busyTimes(tx, atoms, days)
  const closures: ClosedTimes = saysClosures ? await closedTimes(tx, atoms, days) : new Map()
  const now = house.clock.now()
  const facts = viewer.facts ?? anybody
  const receptions = new Map<string, Reception>()

  function at(spaceId: number, day: Temporal.PlainDate): SpaceDay {
    const space = ward.spaces.get(spaceId)
    if (!space) throw new RangeError(`no space ${spaceId}`)
    const rules = ward.rulesOn(space.ruleGroup, day)
    const pattern = ward.patternOn(spaceId, day)
    const closed = ward.closedWhy(spaceId, day)
    const base = { space, day, ...(closed !== undefined && { closed }) }
    if (!rules || !pattern) return { ...base, times: [], reception: { state: 'closed' } }
    const calendar = ward.calendarOf(space.facility.id)
    const key = `${space.ruleGroup} ${space.facility.id} ${day}`
    const reception = receptions.get(key) ?? receptionOf(ward.stagesOn(space, day), viewer.facts, now)
    receptions.set(key, reception)
    const text = day.toString()
    const taken = space.atoms.flatMap((atom) => busy.get(atom)?.get(text) ?? [])
    const tariffDay = tariffDayOf(rules, { approvedOn: house.clock.today(), useDay: day })
    const tariff = space.tariff === null ? undefined : ward.tariffOn(space.tariff, tariffDay)
    const terms: Terms = { space, day, pattern, rules, tariff, calendar }
    const closedHere = space.atoms.flatMap((atom) => closures.get(atom)?.get(text) ?? [])
    const times = withClosures(timesOf(pattern, taken), closedHere)
      .filter((time) => isAsked(time, query))
      .map((time) => ({ ...time, ...(time.isFree && priceIn(terms, time, facts)) }))
    return { ...base, times, reception }
  }

  function freeAt(space: Space, day: Temporal.PlainDate): number {
    const known = ward.knownDay(day)
    const pattern = ward.patternOf(space.id, known)
    if (!pattern || !ward.rulesOn(space.ruleGroup, day)) return 0
    return freeTimes(pattern, space.atoms, busy, known.text, query)
  }

  return { days, spaces, at, freeAt }
}

/** The price of a block before and after this registrant's reductions. */
function priceIn(terms: Terms, time: TimeOfDay, facts: RegistrantFacts): { price?: { full: Yen; own: Yen } } {
  if (time.no === undefined || time.isBridge) return {}
  const chosen = chooseTime(terms, { blocks: [time.no] })
  if (!chosen.ok) return {}
  const lines = priceOf({ ...terms, time: chosen.time, facts, equipment: [] })
  return { price: { full: sumOf(lines.filter(({ what }) => what !== 'reduction')), own: sumOf(lines) } }
}

/** What is for the query, nearest first where a station was named. */
export function fitting(ward: KnownWard, query: VacancyQuery, words: PlaceWords | undefined): FoundSpace[] {
  const found = [...ward.spaces.values()].filter((space) => space.isOnline && matches(space, query))
  const station = query.near ? words?.stations.find(({ key }) => key === query.near) : undefined
  if (!station) return found.map((space) => ({ space }))
  return found
    .map((space) => {
      const { point } = space.facility
      return { space, ...(point && { metres: metresBetween(station.point, point) }) }
    })
    .toSorted((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity))
}
