import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { knownWard, type KnownDay, type KnownWard } from '../../known-ward.ts'
import { type Facility, placeWords, type Space } from '../../places/index.ts'
import type { Stage } from '../../rules/index.ts'
import { freeTimes, isAsked, timesOf, withClosures } from '../domain/free.ts'
import { monthOf, type VacancyQuery } from '../domain/query.ts'
import { receptionOf, type Reception } from '../domain/reception.ts'
import { type BusyTimes, busyTimes } from '../store/busy.ts'
import { type ClosedTimes, closedTimes } from '../store/closed.ts'
import { fitting, type FoundSpace } from './search.ts'
import type { Viewer } from './viewer.ts'

/** A facility on a day: how many times are free and can be reserved now, and how many only later or by others. */
export type MonthCell = { state: 'open' | 'closed' | 'over'; free: number; later: number }
export type MonthRow = { facility: Facility; cells: readonly MonthCell[] }
export type MonthGrid = {
  days: readonly Temporal.PlainDate[]
  rows: readonly MonthRow[]
  spaces: readonly FoundSpace[]
}

/** What fits the query, counted by facility for each day of a month that is not over. */
export async function monthGrid(tx: Tx, house: House, query: VacancyQuery, viewer: Viewer): Promise<MonthGrid> {
  const ward = await knownWard(tx, house)
  const spaces = fitting(ward, query, placeWords(house))
  const days = monthOf(query.from, house.clock.today())
  const atoms = [...new Set(spaces.flatMap(({ space }) => space.atoms))]
  const busy = await busyTimes(tx, atoms, days)
  const closures = await closedTimes(tx, atoms, days)
  const receptions = receptionsOf(ward, viewer, house.clock.now())
  const known = days.map((day) => ward.knownDay(day))
  const byFacility = Map.groupBy(spaces, ({ space }) => space.facility.id)
  const rows = [...byFacility.values()].flatMap((found) => {
    const facility = found[0]?.space.facility
    const cells = known.map((day) => cellOf(found, day, { ward, busy, closures, query, receptions }))
    return facility ? [{ facility, cells }] : []
  })
  return { days, rows, spaces }
}

type Counting = {
  ward: KnownWard
  busy: BusyTimes
  closures: ClosedTimes
  query: VacancyQuery
  receptions(space: Space, day: KnownDay): Reception['state']
}

function cellOf(found: readonly FoundSpace[], day: KnownDay, counting: Counting): MonthCell {
  const { ward, busy, query, receptions } = counting
  const cell = { free: 0, later: 0 }
  let [isUsable, isTaken] = [false, false]
  for (const { space } of found) {
    const pattern = ward.patternOf(space.id, day)
    if (!pattern) continue
    const reception = receptions(space, day)
    if (reception === 'closed') continue
    isUsable = true
    if (reception === 'over') continue
    isTaken = true
    cell[reception === 'open' ? 'free' : 'later'] += freeTimes(pattern, space.atoms, busy, day.text, query)
  }
  if (isTaken && cell.free + cell.later === 0 && isShut(found, day, counting)) return { ...cell, state: 'closed' }
  return { ...cell, state: isTaken ? 'open' : isUsable ? 'over' : 'closed' }
}

/** Whether closures, and not reservations, have everything that is taken. */
function isShut(found: readonly FoundSpace[], day: KnownDay, { ward, closures, query }: Counting): boolean {
  if (!found.some(({ space }) => space.atoms.some((atom) => closures.get(atom)?.has(day.text)))) return false
  return found.every(({ space }) => {
    const pattern = ward.patternOf(space.id, day)
    if (!pattern) return true
    const spans = space.atoms.flatMap((atom) => closures.get(atom)?.get(day.text) ?? [])
    const times = timesOf(
      pattern,
      spans.map(({ starts, ends }) => [starts, ends] as const),
    )
    return withClosures(times, spans).every((time) => time.isBridge || !isAsked(time, query) || time.closure)
  })
}

// Stages are the same list for all spaces of a day that share them.
function receptionsOf(ward: KnownWard, { facts }: Viewer, now: Temporal.Instant): Counting['receptions'] {
  const known = new Map<readonly Stage[], Reception['state']>()
  return (space, { day }) => {
    const stages = ward.stagesOn(space, day)
    const state = known.get(stages) ?? (stages.length === 0 ? 'closed' : receptionOf(stages, facts, now).state)
    known.set(stages, state)
    return state
  }
}
