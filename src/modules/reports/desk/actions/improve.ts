import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { coverPersonal, type Report, type ReportId, reportPermissions } from '../../record/index.ts'
import { subject, takeUp } from '../own.ts'
import { insertImprovement } from '../store/improvements.ts'

export type Improved = { ok: true } | { ok: false; reason: 'not-fixed' | 'not-public' | 'already' }

/** What was broken and everybody could see is fixed: only that makes a case. */
export function whyNoCase({
  state,
  publication,
}: Pick<Report, 'state' | 'publication'>): 'not-fixed' | 'not-public' | undefined {
  if (state !== 'fixed' && state !== 'fixed_by_others') return 'not-fixed'
  return publication === 'public' ? undefined : 'not-public'
}

/** Tells everybody what was there, and what is there now. */
export async function publishImprovement(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReportId,
  words: { title: string; before: string; after: string },
): Promise<Improved> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  const not = whyNoCase(report)
  if (not) return { ok: false, reason: not }
  const improvement = await insertImprovement(tx, id, {
    title: coverPersonal(words.title),
    before: coverPersonal(words.before),
    after: coverPersonal(words.after),
    at: house.clock.now(),
    by: staff.staffId,
  })
  if (!improvement) return { ok: false, reason: 'already' }
  await emit(tx, { type: 'reports.improved', subjectKind: 'reports.report', subjectId: id, data: { improvement } })
  await recordAudit(tx, { actor: staff, action: 'reports.report.improve', subject: subject(id), ids: { improvement } })
  return { ok: true }
}
