import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardTimeZone } from '#platform/time/index.ts'
import { calendarsOf } from '../calendars.ts'
import { type AppointmentCalendar, bookableDays, timesOfDay } from '../domain.ts'
import { addSlots, calendarsToOpen, keepCalendar, lockOpenedUntil, writeOpenedUntil } from '../store/slots.ts'

/** The profile's calendars and the times of their coming days. Safe to run twice. */
export async function seedCalendars(tx: Tx, house: House): Promise<void> {
  for (const calendar of calendarsOf(house)) {
    const office = await findOffice(tx, calendar.office, house.clock.today())
    if (office) await keepCalendar(tx, calendar.key, office.id)
    // One whose office ended with nobody to succeed it stays as it is.
    else if ((await lockOpenedUntil(tx, calendar.key)) === undefined)
      throw new Error(`appointments.json: there is no office ${calendar.office}`)
    await openDays(tx, house, calendar)
  }
}

/** Every day one more day can be booked. */
export async function openComingDays(house: House): Promise<void> {
  const calendars = calendarsOf(house)
  if (calendars.length === 0) return
  const wanted = calendars.map((calendar) => ({ key: calendar.key, day: lastDay(house, calendar) }))
  const due = await house.db.read((tx) => calendarsToOpen(tx, wanted))
  for (const calendar of calendars.filter(({ key }) => due.includes(key))) {
    await house.db.transact((tx) => openDays(tx, house, calendar))
  }
}

async function openDays(tx: Tx, house: House, calendar: AppointmentCalendar): Promise<void> {
  const opened = await lockOpenedUntil(tx, calendar.key)
  const today = house.clock.today()
  if (opened === undefined || !(await findOffice(tx, calendar.office, today))) return
  const first = opened && Temporal.PlainDate.compare(opened, today) >= 0 ? opened.add({ days: 1 }) : today
  const last = lastDay(house, calendar)
  const ward = wardCalendar(house.profile)
  const slots = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const time of timesOfDay(calendar, day, ward)) {
      const startsAt = day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: time }).toInstant()
      slots.push({ startsAt, endsAt: startsAt.add({ minutes: calendar.minutes }) })
    }
  }
  await addSlots(tx, calendar.key, calendar.capacity, slots)
  if (!opened || Temporal.PlainDate.compare(last, opened) > 0) await writeOpenedUntil(tx, calendar.key, last)
}

const lastDay = (house: House, calendar: AppointmentCalendar): Temporal.PlainDate =>
  bookableDays(calendar, house.clock.today(), wardCalendar(house.profile)).to
