import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '#platform/module/index.ts'
import { type AppointmentCalendar, appointmentCalendarSchema } from './domain.ts'

/** The lists of times of the ward's profile (`appointments.json`), read once; none where the ward has none. */
export function calendarsOf({ config }: Pick<House, 'config'>): readonly AppointmentCalendar[] {
  const known = calendars.get(config) ?? readCalendars(config)
  calendars.set(config, known)
  return known
}

export const calendarOf = (house: Pick<House, 'config'>, key: string): AppointmentCalendar | undefined =>
  calendarsOf(house).find((calendar) => calendar.key === key)

const calendars = new WeakMap<House['config'], readonly AppointmentCalendar[]>()

function readCalendars({ root, profile }: House['config']): AppointmentCalendar[] {
  const file = join(root, 'profiles', profile, 'appointments.json')
  if (!existsSync(file)) return []
  return appointmentCalendarSchema.array().parse(JSON.parse(readFileSync(file, 'utf8')))
}
