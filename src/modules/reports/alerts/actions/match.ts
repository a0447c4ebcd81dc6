import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { shownOf } from '../../reading/index.ts'
import { dueAt } from '../domain/due.ts'
import { matchSubscriptions } from '../store/hits.ts'

// What becomes public later than that is no news.
const daysNew = 14

/** A report that everybody sees from now on: who wanted to be told of such is noted, and told when it is time. */
export async function matchReport(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const reportId = parseId<'report'>(event.subjectId)
  const [report] = reportId ? await shownOf(tx, [reportId]) : []
  if (!report) return
  const group = requireCatalogue(house).categories.get(report.category)?.group
  const now = house.clock.now()
  await matchSubscriptions(tx, report.id, {
    due: { each: dueAt('each', now), daily: dueAt('daily', now), weekly: dueAt('weekly', now) },
    since: now.subtract({ hours: 24 * daysNew }),
    groups: group ? [group] : [],
  })
}
