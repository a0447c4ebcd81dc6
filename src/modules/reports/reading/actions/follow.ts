import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReportId } from '../../record/index.ts'
import { addFollower, removeFollower } from '../store/following.ts'
import { shownOf } from '../store/one.ts'
import { personOf, personsOf, type Reader } from './who.ts'

/**
 * From now on this person is told how a public report goes on; of one that was put together with another, how that one
 * does. Gives the report that is followed. Throws `NotFound` for what is not public.
 */
export async function followReport(tx: Tx, house: House, actor: Reader, id: ReportId): Promise<ReportId> {
  const [report] = await shownOf(tx, [id])
  if (!report) throw new NotFound('report')
  const followed = report.mergedInto ?? report.id
  const personId = await personOf(tx, house, actor)
  if (await addFollower(tx, followed, personId, house.clock.now())) await audit(tx, actor, 'follow', followed)
  return followed
}

export async function unfollowReport(tx: Tx, actor: Reader, id: ReportId): Promise<void> {
  if (await removeFollower(tx, id, await personsOf(tx, actor))) await audit(tx, actor, 'unfollow', id)
}

const audit = (tx: Tx, actor: Reader, deed: 'follow' | 'unfollow', id: ReportId): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `reports.report.${deed}`,
    subject: { kind: 'reports.report', id },
  })
