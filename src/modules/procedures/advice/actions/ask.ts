import { needsCheck, officeById } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors/index.ts'
import { maskGuardedNumbers, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { isClosed } from '../../domain/course/states.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { authorisedSubjects, type CaseRow } from '../../store/desk/cases.ts'
import { byStaff } from '../../store/transition.ts'
import { type AdviceId, applicantShare, isAdviceDay, shareables } from '../domain.ts'
import { endAdvice, findAdvice, insertAdvice } from '../store.ts'

export type AdviceAsk = {
  officeId: OfficeId
  question: string
  /** Keys of what the office may see. */
  shares: readonly string[]
  dueOn: Temporal.PlainDate
}

/**
 * 意見照会: asks another office about a case. It sees the question and what is named, nothing else, until it has answered.
 * Of people whose place is not to be told, neither name nor anything that says where.
 */
export async function askAdvice(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { officeId, question, shares, dueOn }: AdviceAsk,
): Promise<AdviceId> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  if (isClosed(row.state)) throw new Conflict('wrong_state')
  if (officeId === row.officeId || !(await officeById(tx, officeId))) throw new Invalid('advice_office', undefined, 422)
  if (!isAdviceDay(dueOn, house.clock.today())) throw new Invalid('advice_due_on', undefined, 422)
  const allowed = await sharesOf(tx, row)
  if (!shares.every((key) => allowed.some((one) => one.key === key))) throw new Invalid('advice_shares', undefined, 422)
  const at = house.clock.now()
  const adviceId = await insertAdvice(tx, {
    applicationId: id,
    officeId,
    question: maskGuardedNumbers(question),
    shares: [...shares],
    dueOn,
    askedBy: actor.staffId,
    askedAt: at,
  })
  await recordCaseEvent(tx, id, {
    kind: 'advice_asked',
    at,
    by: byStaff(actor.staffId),
    data: { adviceId, to: officeId },
  })
  await recordAudit(tx, {
    actor,
    action: 'procedures.advice.ask',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { adviceId },
  })
  return adviceId
}

/** What of this case may be shown to another office. */
export async function sharesOf(tx: Tx, row: CaseRow): Promise<{ key: string; label: string }[]> {
  const isMarked = (await needsCheck(tx, [row.applicantPersonId, ...(await authorisedSubjects(tx, row.id))])).size > 0
  const answers = shareables(parseDefinition(row.definition), await keptAnswers(tx, row.id), { isMarked })
  return isMarked ? answers : [{ key: applicantShare, label: '' }, ...answers]
}

/** The answer is needed no longer. Nothing happens to one that has ended. */
export async function withdrawAdvice(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  adviceId: AdviceId,
): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const advice = await findAdvice(tx, adviceId)
  if (advice?.applicationId !== id) throw new NotFound('advice')
  const at = house.clock.now()
  if (!(await endAdvice(tx, adviceId, { at, why: 'withdrawn' }))) return
  await recordCaseEvent(tx, id, { kind: 'advice_withdrawn', at, by: byStaff(actor.staffId), data: { adviceId } })
  await recordAudit(tx, {
    actor,
    action: 'procedures.advice.withdraw',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { adviceId },
  })
}
