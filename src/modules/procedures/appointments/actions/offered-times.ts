import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate, wardTimeZone } from '#platform/time/index.ts'
import { calendarOf } from '../calendars.ts'
import { bookableDays } from '../domain.ts'
import { type Slot, type SlotId, slotsBetween } from '../store/slots.ts'

export type OfferedTime = { slotId: SlotId; startsAt: Temporal.Instant; endsAt: Temporal.Instant; free: number }
export type OfferedDay = {
  day: Temporal.PlainDate
  times: OfferedTime[]
  /** After the last day that the law wants. */
  isLate?: boolean
}

const atMost = 3_000

/** The times that can be chosen now, by day; full and closed ones are left out. Throws `NotFound` for an unknown calendar. */
export async function offeredTimes(tx: Tx, house: House, calendarKey: string): Promise<OfferedDay[]> {
  const days = bookable(house, calendarKey)
  const slots = await slotsBetween(tx, calendarKey, dayStart(days.from), dayStart(days.to.add({ days: 1 })), atMost)
  const offered = Map.groupBy(slots.filter(isFree), ({ startsAt }) => wardDate(startsAt).toString())
  return [...offered].map(([day, times]) => ({
    day: Temporal.PlainDate.from(day),
    times: times.map(({ id, startsAt, endsAt, capacity, taken }) => ({
      slotId: id,
      startsAt,
      endsAt,
      free: capacity - taken,
    })),
  }))
}

/** Why this time cannot be chosen now; `undefined` when it can. */
export function refusalOf(
  house: House,
  calendarKey: string,
  slot: Slot | undefined,
): 'unknown' | 'too_soon' | 'too_late' | 'closed' | 'full' | undefined {
  if (!slot || slot.calendarKey !== calendarKey) return 'unknown'
  const { from, to } = bookable(house, calendarKey)
  const day = wardDate(slot.startsAt)
  if (Temporal.PlainDate.compare(day, from) < 0) return 'too_soon'
  if (Temporal.PlainDate.compare(day, to) > 0) return 'too_late'
  if (slot.closedAt) return 'closed'
  return isFree(slot) ? undefined : 'full'
}

const isFree = ({ closedAt, capacity, taken }: Slot): boolean => closedAt === null && taken < capacity

/** Midnight in the ward with which the day begins. */
export const dayStart = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(wardTimeZone).toInstant()

function bookable(house: House, calendarKey: string) {
  const calendar = calendarOf(house, calendarKey)
  if (!calendar) throw new NotFound('appointment calendar')
  return bookableDays(calendar, house.clock.today(), wardCalendar(house.profile))
}
