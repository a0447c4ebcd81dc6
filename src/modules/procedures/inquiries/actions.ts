import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { holdsGuardedNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { forPrincipal } from '../acting/actions/acting-of.ts'
import { caseToChange } from '../actions/desk/open-case.ts'
import { lockOwnCase, type VerifiedResident } from '../actions/load-case.ts'
import { isClosed } from '../domain/course/states.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { type Application, type ApplicationId, findApplication } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { byResident, byStaff } from '../store/transition.ts'
import { tellAnswered } from './notices.ts'
import { inquiriesOf, insertInquiry, writeWaiting } from './store.ts'

/** How many questions may wait for one answer, and how much there may be of it in all. */
const most = { waiting: 10, all: 100 }

export type Asked =
  | { ok: true }
  /** `closed`: it has ended; the telephone remains. `too_many`: answers first. `guarded`: a number that may not be sent. */
  | { ok: false; reason: 'empty' | 'too_long' | 'guarded' | 'too_many' | 'closed' }

/** Asks the office about one's application. It waits in the queue until somebody of the office answers. */
export async function askOffice(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: ApplicationId,
  text: string,
): Promise<Asked> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  const flaw = flawOf(text)
  if (flaw) return { ok: false, reason: flaw }
  if (!mayAsk(application)) return { ok: false, reason: 'closed' }
  const before = await inquiriesOf(tx, id)
  const waiting = before.length - 1 - before.findLastIndex(({ staffId }) => staffId !== null)
  if (waiting >= most.waiting || before.length >= most.all) return { ok: false, reason: 'too_many' }
  const at = house.clock.now()
  await insertInquiry(tx, id, { personId: actor.personId }, text.trim(), at)
  await writeWaiting(tx, id, true)
  await recordCaseEvent(tx, id, { kind: 'question_asked', at, by: byResident })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.inquiry.ask', subject, ...forPrincipal(actor, application) })
  return { ok: true }
}

/** What is filed and not over. */
export const mayAsk = ({ submittedAt, state }: Pick<Application, 'submittedAt' | 'state'>): boolean =>
  submittedAt !== null && !isClosed(state)

/** Answers for the office, also after the case has ended: a question is never left behind. */
export async function answerInquiry(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  text: string,
): Promise<{ ok: true } | { ok: false; reason: 'empty' | 'too_long' | 'guarded' | 'not_asked' }> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const flaw = flawOf(text)
  if (flaw) return { ok: false, reason: flaw }
  if ((await inquiriesOf(tx, id)).length === 0) return { ok: false, reason: 'not_asked' }
  const application = await findApplication(tx, id)
  if (!application) throw new NotFound('application')
  const at = house.clock.now()
  await insertInquiry(tx, id, { staffId: actor.staffId }, text.trim(), at)
  await writeWaiting(tx, id, false)
  await recordCaseEvent(tx, id, { kind: 'question_answered', at, by: byStaff(actor.staffId) })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.inquiry.answer', subject, personId: row.applicantPersonId })
  await tellAnswered(tx, application, at)
  return { ok: true }
}

// 根拠: 番号法 第20条 (収集等の制限)
function flawOf(text: string): 'empty' | 'too_long' | 'guarded' | undefined {
  const body = text.trim()
  if (body === '') return 'empty'
  if (Array.from(body).length > 2000) return 'too_long'
  return holdsGuardedNumber(body) ? 'guarded' : undefined
}
