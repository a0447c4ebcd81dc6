import type { WardCalendar } from '#platform/time/index.ts'
import { openDaysBetween, pausesClock, type Report, type ReportKind } from '../../record/index.ts'

type Kind = { kind: ReportKind; targetDays?: number | undefined }

/** The clock of a report that turns out to be of another kind: from the filing day, later by the days it has stood still. */
export function rerouteClock(
  calendar: WardCalendar,
  report: Pick<Report, 'state' | 'dueOn' | 'pausedOn'> & { filedOn: Temporal.PlainDate },
  { from, to, today }: { from: Kind | undefined; to: Kind; today: Temporal.PlainDate },
): { dueOn: Temporal.PlainDate | undefined; pausedOn: Temporal.PlainDate | undefined } {
  if (to.targetDays === undefined) return { dueOn: undefined, pausedOn: undefined }
  const usual = from?.targetDays === undefined ? undefined : calendar.addBusinessDays(report.filedOn, from.targetDays)
  const stood = usual && report.dueOn ? openDaysBetween(calendar, usual, report.dueOn) : 0
  return {
    dueOn: calendar.addBusinessDays(report.filedOn, to.targetDays + stood),
    pausedOn: pausesClock(report.state) ? (report.pausedOn ?? today) : undefined,
  }
}

/** A call of the office has its own kinds; what is broken and what is done well may be mistaken for each other. */
export const canBeKind = (from: ReportKind, to: ReportKind): boolean => (from === 'theme') === (to === 'theme')
