import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { coverPersonal, photosOf, type ReportId, reportPermissions } from '../../record/index.ts'
import { type ImprovementWords, isReadyToTell, type NoCase, whyNoCase, wordsOf } from '../domain/improvement.ts'
import { subject, takeUp } from '../own.ts'
import { deleteImprovement, insertImprovement, rewriteImprovement } from '../store/improvements.ts'

export type Improved = { ok: true } | { ok: false; reason: NoCase | 'not-ready' | 'already' | 'changed' }

/** One press: tells everybody at once, in the words and pictures of the report that everybody has read. */
export async function publishAsItIs(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen }: { id: ReportId; seen: number },
): Promise<Improved> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  if (report.version !== seen) return { ok: false, reason: 'changed' }
  const not = whyNoCase(report)
  if (not) return { ok: false, reason: not }
  if (!isReadyToTell(report, await photosOf(tx, [id]))) return { ok: false, reason: 'not-ready' }
  return publish(tx, house, staff, id, wordsOf(report))
}

/** Tells everybody in an officer's words; `seen` is the version of the case whose words were corrected, 0 where there was none. */
export async function publishInWords(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, words }: { id: ReportId; seen: number; words: ImprovementWords },
): Promise<Improved> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  const not = whyNoCase(report)
  if (not) return { ok: false, reason: not }
  if (seen === 0) return publish(tx, house, staff, id, words)
  const improvement = await rewriteImprovement(tx, id, covered(words), seen)
  if (!improvement) return { ok: false, reason: 'changed' }
  await emit(tx, { ...event(id, 'reports.improvement_corrected'), data: { improvement } })
  await recordAudit(tx, { actor: staff, action: 'reports.report.correct_improvement', ...about(id, improvement) })
  return { ok: true }
}

/** Nobody reads of it any more; a second time nothing happens. */
export async function withdrawImprovement(tx: Tx, house: House, staff: Staff, id: ReportId): Promise<void> {
  await takeUp(tx, house, staff, id, reportPermissions.moderate)
  const improvement = await deleteImprovement(tx, id)
  if (!improvement) return
  await emit(tx, { ...event(id, 'reports.improvement_withdrawn'), data: { improvement } })
  await recordAudit(tx, { actor: staff, action: 'reports.report.withdraw_improvement', ...about(id, improvement) })
}

async function publish(tx: Tx, house: House, staff: Staff, id: ReportId, words: ImprovementWords): Promise<Improved> {
  const by = { at: house.clock.now(), by: staff.staffId }
  const improvement = await insertImprovement(tx, id, covered(words), by)
  if (!improvement) return { ok: false, reason: 'already' }
  await emit(tx, { ...event(id, 'reports.improved'), data: { improvement } })
  await recordAudit(tx, { actor: staff, action: 'reports.report.improve', ...about(id, improvement) })
  return { ok: true }
}

const covered = ({ title, before, after }: ImprovementWords): ImprovementWords => ({
  title: coverPersonal(title),
  before: coverPersonal(before),
  after: coverPersonal(after),
})

const event = (id: ReportId, type: string) => ({ type, subjectKind: 'reports.report', subjectId: id })
const about = (id: ReportId, improvement: string) => ({ subject: subject(id), ids: { improvement } })
