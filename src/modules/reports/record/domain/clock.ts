import type { WardCalendar } from '#platform/time/index.ts'
import { isClosed, pausesClock, type ReportState } from './states.ts'

/** The service clock: by which day the office wants to have answered, and since when it stands still. */
export type ServiceClock = { dueOn: Temporal.PlainDate | undefined; pausedOn: Temporal.PlainDate | undefined }

/** Counts open days; the day of filing itself never counts. No target: no clock (good deeds). */
export function startClock(
  calendar: WardCalendar,
  filedOn: Temporal.PlainDate,
  targetDays: number | undefined,
): ServiceClock {
  const dueOn = targetDays === undefined ? undefined : calendar.addBusinessDays(filedOn, targetDays)
  return { dueOn, pausedOn: undefined }
}

/** The clock after a move: stands still while another has to act, and the day goes back by the open days that passed. */
export function moveClock(
  calendar: WardCalendar,
  clock: ServiceClock,
  to: ReportState,
  today: Temporal.PlainDate,
): ServiceClock {
  const { dueOn, pausedOn } = clock
  if (!dueOn) return clock
  if (pausesClock(to)) return { dueOn, pausedOn: pausedOn ?? today }
  if (!pausedOn) return clock
  const passed = isClosed(to) ? 0 : openDaysBetween(calendar, pausedOn, today)
  return { dueOn: passed === 0 ? dueOn : calendar.addBusinessDays(dueOn, passed), pausedOn: undefined }
}

/** Open days after `from` up to and with `to`. */
export function openDaysBetween(calendar: WardCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let days = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    if (calendar.isOpen(day)) days += 1
  return days
}
