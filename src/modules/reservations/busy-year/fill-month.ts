import { randomOf } from '#demo/population/random.ts'
import { type Tx } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import { chooseTime, type Terms } from '../booking/domain/offer.ts'
import { type KnownWard, knownWard } from '../known-ward.ts'
import { placeWords, type Space } from '../places/index.ts'
import { priceOf, type RegistrantFacts, stagesFor, sumOf, tariffDayOf } from '../rules/index.ts'
import { busyTimes } from '../vacancies/store/busy.ts'
import { type DemoUse, type Stretch, usesOfDay } from './day.ts'
import { demoRegistrants, type DemoRegistrant, type DemoRow, insertMonth, isFilled } from './store.ts'

const seed = 20260401

/** The reservations of one month of the demo ward: `YYYY-MM`. All of it or nothing; twice is once. */
export async function fillMonth(house: House, payload: unknown): Promise<void> {
  const month = Temporal.PlainYearMonth.from((payload as { month: string }).month) // parse edge: our own job
  if (house.config.env !== 'demo') return
  await house.db.transact(async (tx) => {
    if (await isFilled(tx, month)) return
    await insertMonth(tx, await rowsOf(tx, house, month))
  })
}

async function rowsOf(tx: Tx, house: House, month: Temporal.PlainYearMonth): Promise<DemoRow[]> {
  const ward = await knownWard(tx, house)
  const groups = await demoRegistrants(tx)
  const spaces = [...ward.spaces.values()].toSorted((a, b) => b.atoms.length - a.atoms.length || a.id - b.id)
  const days = Array.from({ length: month.daysInMonth }, (_, n) => month.toPlainDate({ day: n + 1 }))
  const busy = await busyTimes(tx, [...new Set(spaces.flatMap(({ atoms }) => atoms))], days)
  const rows: DemoRow[] = []
  for (const day of days) {
    const taken = new Map<number, Stretch[]>()
    for (const [atom, byDay] of busy) taken.set(atom, [...(byDay.get(day.toString()) ?? [])])
    for (const space of spaces) rows.push(...rowsOfSpace({ house, ward, space, day, taken, groups }))
  }
  return rows
}

type OneSpace = {
  house: House
  ward: KnownWard
  space: Space
  day: Temporal.PlainDate
  taken: Map<number, Stretch[]>
  groups: readonly DemoRegistrant[]
}

function rowsOfSpace({ house, ward, space, day, taken, groups }: OneSpace): DemoRow[] {
  const pattern = ward.patternOn(space.id, day)
  const rules = ward.rulesOn(space.ruleGroup, day)
  if (!pattern || !rules || !space.isOnline) return []
  const calendar = ward.calendarOf(space.facility.id)
  const now = house.clock.now()
  const isOpen = stagesFor(rules, day, calendar).some(({ opens }) => Temporal.Instant.compare(opens, now) <= 0)
  if (!isOpen) return []
  const next = randomOf(seed ^ space.id, daysSince(day))
  const isWeekend = isHoliday(day) || day.dayOfWeek > 5
  // The whole of a hall is rarer than its halves.
  if (space.atoms.length > 1 && next(3) > 0) return []
  const before = space.atoms.flatMap((atom) => taken.get(atom) ?? [])
  return usesOfDay(pattern, isWeekend, before, next).flatMap((use) => {
    const group = groups[next(groups.length)]
    const activity = activityOf(house, space, next(97))
    if (!group || !activity) return []
    for (const atom of space.atoms) taken.set(atom, [...(taken.get(atom) ?? []), [use.starts, use.ends]])
    const tariffDay = tariffDayOf(rules, { approvedOn: day, useDay: day })
    const tariff = space.tariff === null ? undefined : ward.tariffOn(space.tariff, tariffDay)
    return [rowOf({ terms: { space, day, pattern, rules, tariff, calendar }, use, group, activity, now })]
  })
}

type OneUse = { terms: Terms; use: DemoUse; group: DemoRegistrant; activity: Activity; now: Temporal.Instant }

function rowOf({ terms, use, group, activity, now }: OneUse): DemoRow {
  const { space, day } = terms
  const chosen = chooseTime(terms, { blocks: use.blocks })
  const price = chosen.ok ? priceOf({ ...terms, time: chosen.time, facts: factsOf(group), equipment: [] }) : []
  const ends = day.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: timeOf(use.ends) }).toInstant()
  return {
    id: newId<'reservation'>(),
    registrant: group.id,
    space: space.id,
    day: day.toString(),
    starts: timeOf(use.starts).toString(),
    ends: timeOf(use.ends).toString(),
    blocks: use.blocks,
    weight: chosen.ok ? chosen.time.weight : 1,
    activity: activity.key,
    noise: activity.noise,
    attendees: Math.min(group.members, space.capacity),
    state: Temporal.Instant.compare(ends, now) < 0 ? 'done' : 'confirmed',
    price,
    amount: sumOf(price),
    at: earlier(day, now).toString(),
  }
}

type Activity = { key: string; noise: 'ordinary' | 'loud' }

/** What is not quiet: the ears of neighbours are then nobody's concern here. */
function activityOf(house: House, space: Space, at: number): Activity | undefined {
  const known = placeWords(house)?.activities ?? []
  const fitting = space.activities.flatMap((key) => {
    const noise = known.find((one) => one.key === key)?.noise
    return noise === 'ordinary' || noise === 'loud' ? [{ key, noise }] : []
  })
  return fitting[at % Math.max(fitting.length, 1)]
}

const factsOf = ({ class: key, members }: DemoRegistrant): RegistrantFacts => ({
  class: key,
  inWard: true,
  kind: 'group',
  members,
  membersInWard: members,
  share: { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 },
  grants: [],
})

const epoch = Temporal.PlainDate.from('2000-01-01')
const daysSince = (day: Temporal.PlainDate): number => epoch.until(day).days
const timeOf = (minute: number): Temporal.PlainTime => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60)

/** Three weeks before its day, or now. */
function earlier(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  const then = day.subtract({ days: 21 }).toZonedDateTime('Asia/Tokyo').toInstant()
  return Temporal.Instant.compare(then, now) < 0 ? then : now
}
