import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  canBeWithdrawn,
  insertStep,
  lockReport,
  moveReport,
  type Report,
  type ReportId,
  requireCatalogue,
  type StepBy,
  touchReport,
} from '../../record/index.ts'
import { type Contest, contestOf } from '../domain/contest.ts'
import { hasConfirmed, isFollowing } from '../store/following.ts'
import { personOf, personsOf, type Reader } from './who.ts'

export type Said = { ok: true } | { ok: false; reason: Exclude<Contest, 'open'> | 'not_open' }

/** The reporter or a follower has seen that it is fixed. Said twice is said once. */
export async function confirmFixed(tx: Tx, house: House, actor: Reader, id: ReportId): Promise<Said> {
  const { report, by, persons } = await lockForFollower(tx, house, actor, id)
  const contest = contestOf(report, requireCatalogue(house).settings, house.clock.now())
  // Too late or too often is no hindrance for who agrees.
  if (contest === 'not_fixed' || !report.closedAt) return { ok: false, reason: 'not_fixed' }
  if (await hasConfirmed(tx, id, persons, report.closedAt)) return { ok: true }
  const at = house.clock.now()
  await insertStep(tx, id, { kind: 'confirmed', by, at })
  await touchReport(tx, id, at)
  await recordAudit(tx, {
    actor,
    action: 'reports.report.confirm',
    subject: { kind: 'reports.report', id },
  })
  return { ok: true }
}

/** It is not fixed: the office gets it again, with words that only the office reads. */
export async function reopenReport(
  tx: Tx,
  house: House,
  actor: Reader,
  { id, words }: { id: ReportId; words: string },
): Promise<Said> {
  const { report, by } = await lockForFollower(tx, house, actor, id)
  const contest = contestOf(report, requireCatalogue(house).settings, house.clock.now())
  if (contest !== 'open') return { ok: false, reason: contest }
  await moveReport(tx, house, actor, report, { to: 'reopened', kind: 'reopened', by, note: words })
  return { ok: true }
}

/** The reporter takes it back while it is open, or says that it is fixed already. */
export async function endOwnReport(
  tx: Tx,
  house: House,
  actor: Reader,
  { id, to }: { id: ReportId; to: 'cancelled' | 'fixed_by_others' },
): Promise<Said> {
  const { report, by } = await lockForFollower(tx, house, actor, id)
  if (by.kind !== 'reporter') throw new NotFound('report')
  if (!canBeWithdrawn(report.state)) return { ok: false, reason: 'not_open' }
  await moveReport(tx, house, actor, report, { to, by })
  return { ok: true }
}

type Locked = { report: Report; by: StepBy; persons: readonly PersonId[] }

/** 404 for who neither reported nor follows it, and for a follower of what is not public any more. */
async function lockForFollower(tx: Tx, house: House, actor: Reader, id: ReportId): Promise<Locked> {
  const persons = await personsOf(tx, actor)
  const report = await lockReport(tx, id)
  if (!report) throw new NotFound('report')
  if (report.reporterPersonId && persons.includes(report.reporterPersonId))
    return { report, persons, by: { kind: 'reporter', personId: report.reporterPersonId } }
  const isPublic = report.publication === 'public' || report.publication === 'partial'
  if (!isPublic || !(await isFollowing(tx, id, persons))) throw new NotFound('report')
  return { report, persons, by: { kind: 'resident', personId: await personOf(tx, house, actor) } }
}
