import { type WardCalendar, wardCalendar } from '#platform/time/index.ts'

const offered = 20

/** The days on which work is offered: open ones from today on (開庁日). */
export function openDays(
  profile: Parameters<typeof wardCalendar>[0],
  today: Temporal.PlainDate,
  count = offered,
): Temporal.PlainDate[] {
  const calendar: WardCalendar = wardCalendar(profile)
  const days: Temporal.PlainDate[] = []
  for (let day = calendar.nextOpenDay(today); days.length < count; day = calendar.nextOpenDay(day.add({ days: 1 })))
    days.push(day)
  return days
}
