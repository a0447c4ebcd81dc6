import { canBeContested, type ReportSettings, type ReportState } from '../../record/index.ts'

export type Contest = 'open' | 'not_fixed' | 'too_late' | 'too_often'

type Ended = { state: ReportState; closedAt: Temporal.Instant | null; reopened: number }

/** Whether who follows a report may still say that it is not fixed: within the days after its end, and not for ever. */
export function contestOf(
  { state, closedAt, reopened }: Ended,
  { reopenWithinDays, reopenTimes }: Pick<ReportSettings, 'reopenWithinDays' | 'reopenTimes'>,
  now: Temporal.Instant,
): Contest {
  if (!canBeContested(state) || !closedAt) return 'not_fixed'
  if (Temporal.Instant.compare(now, closedAt.add({ hours: 24 * reopenWithinDays })) > 0) return 'too_late'
  return reopened >= reopenTimes ? 'too_often' : 'open'
}
