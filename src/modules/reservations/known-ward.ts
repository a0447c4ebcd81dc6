import { type Database, sql, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import { dayKindOf, type DayKind, type PlacePattern } from './places/domain/pattern.ts'
import type { FacilityId, Space } from './places/domain/space.ts'
import { patternsBetween } from './places/store/patterns.ts'
import { spacesWith } from './places/store/spaces.ts'
import {
  asksFacility,
  ruleCalendar,
  type RuleCalendar,
  type RulesByDay,
  rulesByDay,
  type Stage,
  stagesFor,
} from './rules/index.ts'

/** Every place of the ward, its times and its rules, as they stand in one snapshot. Nothing in it says who is where. */
export type KnownWard = RulesByDay & {
  /** Of the last change of anything in it. */
  version: string
  /** By id, in the order in which they are shown. */
  spaces: ReadonlyMap<number, Space>
  /** The times of a space on a day; `undefined`: closed, or no times on such days. */
  patternOn(spaceId: number, day: Temporal.PlainDate): PlacePattern | undefined
  closedWhy(spaceId: number, day: Temporal.PlainDate): string | undefined
  /** The same for whoever asks of many spaces and days, and has the text and kind of the day at hand. */
  patternOf(spaceId: number, day: KnownDay): PlacePattern | undefined
  knownDay(day: Temporal.PlainDate): KnownDay
  /** The reception of a space's rules for a day of use; none: it cannot be reserved then. */
  stagesOn(space: Space, day: Temporal.PlainDate): readonly Stage[]
  /** With the closed days of this facility. */
  calendarOf(facilityId: FacilityId): RuleCalendar
}

export type KnownDay = { day: Temporal.PlainDate; text: string; kind: DayKind }

type Kept = { version: string; ward: Promise<KnownWard> }
const kept = new WeakMap<Database, Kept>()

// What is older is not looked at; what is later cannot be booked.
const past = { days: 40 }
const future = { months: 26 }

/**
 * Kept in memory by each process while nothing of it changes: the number of its last change is read in the same
 * transaction, so that every process sees what this snapshot has.
 */
export async function knownWard(tx: Tx, house: House): Promise<KnownWard> {
  const { rows } = await sql<{ version: string; inMonth: string }>`
    select version::text, version::text || ${house.clock.today().toString().slice(0, 7)} as "inMonth"
    from reservations.places_version`.execute(tx)
  const { version = '', inMonth = '' } = rows[0] ?? {}
  const known = kept.get(house.db)
  if (known?.version === inMonth) return known.ward.catch(() => loadWard(tx, house, version))
  const ward = loadWard(tx, house, version)
  // Whoever comes meanwhile waits for the same: a crowd after a change does not load it a hundred times.
  kept.set(house.db, { version: inMonth, ward })
  ward.catch(() => {
    if (kept.get(house.db)?.ward === ward) kept.delete(house.db)
  })
  return ward
}

async function loadWard(tx: Tx, house: House, version: string): Promise<KnownWard> {
  const { rows } = await sql<{ id: number }>`
    select s.id from reservations.spaces s join reservations.facilities f on f.id = s.facility_id
    order by f.name_kana, f.id, s.position, s.id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  const today = house.clock.today()
  const found = await spacesWith(tx, ids)
  const spaces = new Map(ids.flatMap((id) => withKey(id, found.get(id))))
  const times = await patternsBetween(tx, ids, today.subtract(past), today.add(future))
  const rules = await rulesByDay(tx)
  const spaceOf = new Map([...spaces.values()].map((space) => [space.facility.id, space.id]))
  const calendars = new Map<FacilityId, RuleCalendar>()
  const stages = new Map<string, readonly Stage[]>()

  function calendarOf(facilityId: FacilityId): RuleCalendar {
    const calendar =
      calendars.get(facilityId) ??
      ruleCalendar(house.profile, (day) => times.closedWhy(spaceOf.get(facilityId) ?? 0, day) !== undefined)
    calendars.set(facilityId, calendar)
    return calendar
  }

  // The same for every search and every asker: counted once for each set of rules and day.
  function stagesOn({ ruleGroup, facility }: Space, day: Temporal.PlainDate): readonly Stage[] {
    const { text } = knownDay(day)
    const here = `${ruleGroup} ${text} ${facility.id}`
    const before = stages.get(here)
    if (before) return before
    const standing = rules.rulesOn(ruleGroup, day)
    const key = standing && asksFacility(standing) ? here : `${ruleGroup} ${text}`
    const known = stages.get(key) ?? (standing ? stagesFor(standing, day, calendarOf(facility.id)) : [])
    stages.set(key, known)
    stages.set(here, known)
    return known
  }

  const days = new Map<string, KnownDay>()
  function knownDay(day: Temporal.PlainDate): KnownDay {
    const text = day.toString()
    const known = days.get(text) ?? { day, text, kind: dayKindOf(day, isHoliday(day)) }
    days.set(text, known)
    return known
  }
  const bySpace = new Map([...times.patterns].map(([spaceId, patterns]) => [spaceId, patterns.map(asTexts)]))
  const patternOf = (spaceId: number, { text, kind }: KnownDay): PlacePattern | undefined => {
    if (times.closedOn(spaceId, text) !== undefined) return undefined
    return bySpace.get(spaceId)?.find(({ from, until, kinds }) => from <= text && text < until && kinds.has(kind))
      ?.pattern
  }

  return {
    version,
    spaces,
    patternOn: (spaceId, day) => patternOf(spaceId, knownDay(day)),
    patternOf,
    knownDay,
    closedWhy: times.closedWhy,
    ...rules,
    calendarOf,
    stagesOn,
  }
}

// Days are compared as texts: a search asks of hundreds of spaces for each of its days.
const asTexts = (pattern: PlacePattern) => ({
  pattern,
  from: pattern.from?.toString() ?? '',
  until: pattern.until?.toString() ?? '~',
  kinds: new Set(pattern.days),
})

const withKey = (id: number, space: Space | undefined): [number, Space][] => (space ? [[id, space]] : [])
