import { paymentOf } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { cancelTime } from '../../appointments/index.ts'
import { isWithdrawable } from '../../domain/course/states.ts'
import { allFields } from '../../domain/definition/definition.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { keepAnswers, keptAnswers } from '../../store/answers.ts'
import { type Application, type ApplicationId, createApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { unassign } from '../../store/desk/cases.ts'
import { moveItem } from '../../store/portal/items.ts'
import {
  confirmMistake,
  dropMistake,
  insertMistake,
  type MistakenPerson,
  mistakeOf,
} from '../../store/reception/mistaken-people.ts'
import { revisionById } from '../../store/revisions.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import type { Case } from '../load-case.ts'
import { purposeOf } from '../payment.ts'
import { giveBack } from '../reopen.ts'
import { lockReception } from './open.ts'

export type Proposed = { ok: true } | { ok: false; reason: 'same_person' | 'paid' | 'decided' | 'proposed_already' }

/** Says that a filed case stands for the wrong person. Nothing changes until a second person confirms it. */
export async function proposeRightPerson(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { rightPersonId, reason }: { rightPersonId: PersonId; reason: string },
): Promise<Proposed> {
  const { found } = await lockReception(tx, house, actor, id)
  if (!actor.permissions.has(receptionPermissions.relink)) throw new Forbidden()
  const { application } = found
  if (application.applicantPersonId === rightPersonId) return { ok: false, reason: 'same_person' }
  if (!application.submittedAt || !isWithdrawable(application.kind, application.state)) {
    return { ok: false, reason: 'decided' }
  }
  // Money in the till belongs to the mistaken case until the cashier has given it back.
  if (await isPaid(tx, id)) return { ok: false, reason: 'paid' }
  const at = house.clock.now()
  const isNew = await insertMistake(tx, {
    applicationId: id,
    rightPersonId,
    reason,
    proposedBy: actor.staffId,
    proposedAt: at,
  })
  if (!isNew) return { ok: false, reason: 'proposed_already' }
  await recordCaseEvent(tx, id, { kind: 'wrong_person_proposed', at, by: byStaff(actor.staffId) })
  await auditBoth(tx, actor, 'procedures.reception.propose_right_person', application, rightPersonId)
  return { ok: true }
}

/**
 * A second person agrees: the mistaken case ends, and a sheet with the same answers is begun for the right person,
 * to be completed and filed. Whose record may be printed was frozen with the mistaken case, so it never goes on itself.
 */
export async function confirmRightPerson(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
): Promise<ApplicationId> {
  const { found } = await lockReception(tx, house, actor, id)
  const mistake = await standingMistake(tx, actor, id)
  if (mistake.proposedBy === actor.staffId) throw new Forbidden('own_proposal')
  const { application } = found
  if (!isWithdrawable(application.kind, application.state)) throw new Conflict('decided')
  if (await isPaid(tx, id)) throw new Conflict('paid')
  const at = house.clock.now()
  const by = byStaff(actor.staffId)
  const successorId = await beginAnew(tx, found, mistake.rightPersonId, at)
  await recordCaseEvent(tx, successorId, { kind: 'started', at, by, data: { instead: id } })
  await confirmMistake(tx, mistake.id, { by: actor.staffId, at, successorId })
  await moveItem(tx, id, successorId)
  await unassign(tx, id)
  await giveBack(tx, id, 'wrong_person')
  await cancelTime(tx, house, actor, id)
  const data = { instead: successorId }
  await moveTo(tx, id, [application.state], 'withdrawn', { at, by, kind: 'wrong_person', data })
  await auditBoth(tx, actor, 'procedures.reception.confirm_right_person', application, mistake.rightPersonId)
  return successorId
}

/** The second person does not agree: the case stays as it was. */
export async function refuseRightPerson(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const { found } = await lockReception(tx, house, actor, id)
  const mistake = await standingMistake(tx, actor, id)
  const at = house.clock.now()
  await dropMistake(tx, mistake.id, at)
  await recordCaseEvent(tx, id, { kind: 'wrong_person_dropped', at, by: byStaff(actor.staffId) })
  const { application } = found
  await auditBoth(tx, actor, 'procedures.reception.drop_right_person', application, mistake.rightPersonId)
}

const isPaid = async (tx: Tx, id: ApplicationId): Promise<boolean> =>
  (await paymentOf(tx, purposeOf(id)))?.secured ?? false

async function standingMistake(tx: Tx, actor: Staff, id: ApplicationId): Promise<MistakenPerson> {
  if (!actor.permissions.has(receptionPermissions.relink)) throw new Forbidden()
  const mistake = await mistakeOf(tx, id)
  if (!mistake || mistake.successorId) throw new Conflict('not_proposed')
  return mistake
}

/** The same sheet for another person. Members of a household are asked again: they were the other household's. */
async function beginAnew(
  tx: Tx,
  { application, definition }: Case,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<ApplicationId> {
  const { channel, officeId, lang } = application
  const revision = await revisionById(tx, application.revisionId)
  const sheet = { revision, applicantPersonId: personId, channel, accountId: null, officeId, lang, at }
  const id = await createApplication(tx, sheet)
  const isPerson = new Set(allFields(definition).flatMap((field) => (field.type === 'persons' ? [field.id] : [])))
  const kept = Object.entries(await keptAnswers(tx, application.id)).filter(([field]) => !isPerson.has(field))
  await keepAnswers(tx, id, Object.fromEntries(kept) as Parameters<typeof keepAnswers>[2], at)
  return id
}

async function auditBoth(
  tx: Tx,
  actor: Staff,
  action: string,
  application: Application,
  rightPersonId: PersonId,
): Promise<void> {
  const subject = { kind: 'procedures.application', id: application.id }
  for (const personId of [application.applicantPersonId, rightPersonId]) {
    await recordAudit(tx, { actor, action, subject, personId, reason: 'duty' })
  }
}
