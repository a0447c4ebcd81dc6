import { idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReportId } from '../../record/index.ts'
import { addFollower, removeFollower } from '../store/following.ts'
import { shownOf } from '../store/one.ts'
import type { KnownResident } from './known-resident.ts'

/**
 * From now on this person is told how a public report goes on; of one that was put together with another, how that one
 * does. Gives the report that is followed. Throws `NotFound` for what is not public.
 */
export async function followReport(tx: Tx, house: House, actor: KnownResident, id: ReportId): Promise<ReportId> {
  const [report] = await shownOf(tx, [id])
  if (!report) throw new NotFound('report')
  const followed = report.mergedInto ?? report.id
  if (await addFollower(tx, followed, actor.personId, house.clock.now())) await audit(tx, actor, 'follow', followed)
  return followed
}

export async function unfollowReport(tx: Tx, actor: KnownResident, id: ReportId): Promise<void> {
  if (await removeFollower(tx, id, await idsOfPerson(tx, actor.personId))) await audit(tx, actor, 'unfollow', id)
}

const audit = (tx: Tx, actor: KnownResident, deed: 'follow' | 'unfollow', id: ReportId): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `reports.report.${deed}`,
    subject: { kind: 'reports.report', id },
    personId: actor.personId,
    reason: 'own',
  })
