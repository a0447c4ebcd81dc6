import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropPhotos } from '../../pictures/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { DraftId } from '../domain/draft.ts'
import { closeDraft, lockDraft } from '../store/drafts.ts'
import { insertFollower } from '../store/reporters.ts'
import { isShownRoot } from '../store/similar.ts'
import { type Reporter, reporterOf } from './reporter.ts'

type Who = { actor: Actor; reporter: Reporter; browser: string; lang: Lang }

/**
 * It was the same thing: the person follows what is there, and nothing is filed. Done before, or filed: nothing more.
 * Throws `NotFound` where everybody sees no such report.
 */
export async function followInstead(tx: Tx, house: House, id: DraftId, reportId: string, who: Who): Promise<void> {
  const row = await lockDraft(tx, id, who.browser)
  if (!row) throw new NotFound('draft')
  if (row.reportId || row.followedId) return
  const followedId = parseId<'report'>(reportId)
  if (!followedId || !(await isShownRoot(tx, followedId))) throw new NotFound('report')
  const personId = await reporterOf(tx, house, who.reporter, who.lang)
  await insertFollower(tx, { reportId: followedId, personId, since: house.clock.now() })
  await dropPhotos(tx, row.photoIds)
  await closeDraft(tx, id, { followedId })
  await note(tx, who.actor, followedId)
}

const note = (tx: Tx, actor: Actor, id: ReportId) =>
  recordAudit(tx, { actor, action: 'reports.report.follow', subject: { kind: 'reports.report', id } })
