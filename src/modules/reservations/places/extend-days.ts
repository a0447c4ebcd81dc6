import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { isHoliday, wardTimeZone } from '#platform/time/index.ts'
import { type ClosedDay, closedDaysOf } from './domain/closed-days.ts'
import { type WrittenPattern, writtenTimes } from './domain/written-times.ts'
import { type ProfilePlaces, type ReadFacility, readPlaces } from './profile/load.ts'
import { addClosedDays, addTimes, daysKnownTo, knownShorterThan, shortestKnown } from './store/days.ts'

const monthsAhead = 18
const monthsAtLeast = 17

/** Writes closed days and the times of coming seasons down, once a month, for 18 months ahead. Safe to run twice. */
export async function extendDays(house: House): Promise<void> {
  const least = house.clock.today().add({ months: monthsAtLeast })
  const known = await house.db.read(shortestKnown)
  if (!known || Temporal.PlainDate.compare(known, least) >= 0) return
  const places = readPlaces(house)
  if (places) await house.db.transact((tx) => writeDaysAhead(tx, house, places))
}

export async function nextExtension(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const known = await shortestKnown(tx)
  if (!known) return undefined
  const at = known.subtract({ months: monthsAtLeast }).add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant()
  return Temporal.Instant.compare(at, now) > 0 ? { at, label: '施設の休館日を1か月先まで書き足す' } : undefined
}

/** The same within a transaction, for those facilities that are not known that far. */
export async function writeDaysAhead(tx: Tx, house: House, places: ProfilePlaces): Promise<void> {
  const today = house.clock.today()
  const until = today.add({ months: monthsAhead })
  const short = new Map((await knownShorterThan(tx, until)).map(({ slug, knownTo }) => [slug, knownTo]))
  const facilities = places.facilities.filter(({ slug }) => short.has(slug))
  const beginOf = ({ slug }: ReadFacility) =>
    short.get(slug)?.add({ days: 1 }) ?? today.with({ day: 1 }).subtract({ months: 1 })
  const timesOnce = once<WrittenPattern[]>()
  const daysOnce = once<ClosedDay[]>()
  const timesOf = (facility: ReadFacility) =>
    facility.spaces.flatMap(({ slug, timetable }) => {
      const from = beginOf(facility)
      const written = timesOnce(`${timetable} ${from}`, () =>
        writtenTimes(places.timetables[timetable] ?? [], from, until),
      )
      return written.map((times) => ({ ...times, facility: facility.slug, space: slug }))
    })
  const daysOf = (facility: ReadFacility) => {
    const { slug, closing, closed } = facility
    const from = beginOf(facility)
    const days = daysOnce(`${closing} ${JSON.stringify(closed)} ${from}`, () =>
      closedDaysOf(closingOf(places, facility), closed, from, until, isHoliday),
    )
    return days.map(({ day, why }) => ({ facility: slug, day: day.toString(), why }))
  }
  await addTimes(tx, facilities.flatMap(timesOf))
  await addClosedDays(tx, facilities.flatMap(daysOf))
  // Also those that the profile does not know: nobody writes their days but the staff.
  await daysKnownTo(tx, [...short.keys()], until)
}

/** Many houses close by the same rule and many rooms have the same times: each is worked out once. */
function once<Value>(): (key: string, work: () => Value) => Value {
  const known = new Map<string, Value>()
  return (key, work) => {
    const value = known.get(key) ?? work()
    known.set(key, value)
    return value
  }
}

function closingOf(places: ProfilePlaces, { slug, closing }: ReadFacility) {
  const rule = places.closings[closing]
  if (!rule) throw new Error(`timetables.json: "${slug}" names unknown closed days "${closing}"`)
  return rule
}
