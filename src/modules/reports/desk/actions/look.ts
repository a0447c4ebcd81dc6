import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { deleteFiles, type FileId } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  coverPersonal,
  insertStep,
  type PhotoId,
  publishReport,
  type ReportId,
  reportPermissions,
  requireCatalogue,
  touchReport,
} from '../../record/index.ts'
import { type LookProblem, type LookWish, lookProblems } from '../domain/look-wish.ts'
import { subject, takeUp } from '../own.ts'
import { writeLooked, writeShownWords } from '../store/looking.ts'
import { photoOfReport, writeShownPhoto } from '../store/photos.ts'

export type Looked =
  | { ok: true }
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'problems'; problems: { field: string; why: LookProblem }[] }

/**
 * An officer has looked at the words: corrects those for everybody and says how public the report is. Numbers and addresses
 * of people stay covered, whatever is typed.
 */
export async function lookAtReport(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, wish }: { id: ReportId; seen: number; wish: LookWish },
): Promise<Looked> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  if (report.version !== seen) return { ok: false, reason: 'changed' }
  const { categories, reasons } = requireCatalogue(house)
  const problems = lookProblems(report, wish, {
    isPrivateKind: categories.get(report.category)?.isPrivate === true,
    reasons: reasons.filter((one) => one.for.some((use) => use === wish.publication)).map(({ code }) => code),
  })
  if (problems.length > 0) return { ok: false, reason: 'problems', problems }
  const at = house.clock.now()
  const by = { kind: 'staff', staffId: staff.staffId } as const
  await writeLooked(tx, id, { at, by: staff.staffId })
  const words = { title: coverPersonal(wish.title), text: coverPersonal(wish.text) }
  if (words.title !== report.shownTitle || words.text !== report.shownText) {
    await writeShownWords(tx, id, { ...words, at })
    await insertStep(tx, id, { kind: 'corrected', by, at })
    await recordAudit(tx, { actor: staff, action: 'reports.report.correct', subject: subject(id) })
  }
  if (wish.publication !== report.publication)
    await publishReport(tx, house, staff, report, {
      to: wish.publication,
      by,
      reason: wish.publication === 'private' || wish.publication === 'hidden' ? wish.reason : undefined,
      note: wish.note,
    })
  else if (wish.note) await insertStep(tx, id, { kind: 'noted', by, at, note: wish.note })
  await recordAudit(tx, { actor: staff, action: 'reports.report.look', subject: subject(id) })
  return { ok: true }
}

/** How a photo is shown to everybody from now on: as it is, with parts covered (another file), or to nobody. */
export type PhotoWish = {
  show: 'as-it-is' | 'blurred' | 'nobody'
  fileId?: FileId | undefined
  alt?: string | undefined
}

/**
 * Not where the photo is none of this report, or the report changed since the officer's page: somebody else may have seen a
 * face on it. A covered picture that another one replaces is removed.
 */
export async function lookAtPhoto(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, photoId, seen, wish }: { id: ReportId; photoId: PhotoId; seen: number; wish: PhotoWish },
): Promise<{ ok: true } | { ok: false; reason: 'gone' | 'changed' }> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.moderate)
  const photo = await photoOfReport(tx, id, photoId)
  if (!photo) return { ok: false, reason: 'gone' }
  if (report.version !== seen) return { ok: false, reason: 'changed' }
  const at = house.clock.now()
  const fileId = wish.show === 'nobody' ? null : wish.show === 'blurred' ? (wish.fileId ?? null) : photo.fileId
  await writeShownPhoto(tx, { id: photoId, reportId: id }, { fileId, alt: wish.alt ?? null, at, by: staff.staffId })
  if (photo.shownFileId && photo.shownFileId !== photo.fileId && photo.shownFileId !== fileId)
    await deleteFiles(tx, [photo.shownFileId])
  await touchReport(tx, id, at)
  await insertStep(tx, id, {
    kind: 'pictured',
    by: { kind: 'staff', staffId: staff.staffId },
    at,
    details: { photo: photoId, show: wish.show },
  })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.report.show_photo',
    subject: subject(id),
    ids: { photo: photoId, show: wish.show },
  })
  return { ok: true }
}
