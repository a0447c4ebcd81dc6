import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { isHoliday, wardTimeZone } from '#platform/time/index.ts'
import { closedDaysOf } from './domain/closed-days.ts'
import { writtenTimes } from './domain/written-times.ts'
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
  await addTimes(
    tx,
    facilities.flatMap((facility) => timesOf(places, facility, beginOf(facility), until)),
  )
  await addClosedDays(
    tx,
    facilities.flatMap((facility) =>
      closedDaysOf(closingOf(places, facility), facility.closed, beginOf(facility), until, isHoliday).map(
        ({ day, why }) => ({ facility: facility.slug, day: day.toString(), why }),
      ),
    ),
  )
  // Also those that the profile does not know: nobody writes their days but the staff.
  await daysKnownTo(tx, [...short.keys()], until)
}

const timesOf = (places: ProfilePlaces, facility: ReadFacility, from: Temporal.PlainDate, until: Temporal.PlainDate) =>
  facility.spaces.flatMap((space) =>
    writtenTimes(places.timetables[space.timetable] ?? [], from, until).map((written) => ({
      ...written,
      facility: facility.slug,
      space: space.slug,
    })),
  )

function closingOf(places: ProfilePlaces, { slug, closing }: ReadFacility) {
  const rule = places.closings[closing]
  if (!rule) throw new Error(`timetables.json: "${slug}" names unknown closed days "${closing}"`)
  return rule
}
