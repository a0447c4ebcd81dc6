import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import type { FileId } from '#platform/files/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockOwnCase, type VerifiedResident } from '../../actions/load-case.ts'
import { isClosed } from '../../domain/course/states.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { needsPaper } from '../domain.ts'
import { forgetAnswers, lockLookup, type LookupId, writePaper } from '../store.ts'

export type PaperTaken = { ok: true } | { ok: false; reason: 'not_wanted' }

/** The paper that stands for what could not be looked up. An answer that comes late changes nothing any more. */
export async function sendPaper(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, lookupId, fileId }: { id: ApplicationId; lookupId: LookupId; fileId: FileId },
): Promise<PaperTaken> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  const lookup = await lockLookup(tx, lookupId)
  if (lookup?.applicationId !== id || !needsPaper(lookup.state) || isClosed(application.state)) {
    return { ok: false, reason: 'not_wanted' }
  }
  await writePaper(tx, lookupId, fileId)
  await recordCaseEvent(tx, id, {
    kind: 'lookup_paper_sent',
    at: house.clock.now(),
    by: { kind: 'resident' },
    data: { rule: lookup.ruleKey },
  })
  await recordAudit(tx, {
    actor,
    action: 'procedures.lookup.send_paper',
    subject: { kind: 'procedures.application', id },
    ids: { lookup: lookupId },
  })
  return { ok: true }
}

/** The request is over: what others told about the person is deleted. */
export async function forgetAfterClosing(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = parseId<'application'>(event.subjectId)
  if (id) await forgetAnswers(tx, id, house.clock.now())
}
