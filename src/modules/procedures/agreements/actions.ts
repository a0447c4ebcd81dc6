import { mayAskFromAfar } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { maskGuardedNumbers, type PersonId } from '#platform/ids/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { type Case, loadCase } from '../actions/load-case.ts'
import { giveBack } from '../actions/reopen.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import { sameHash } from '../domain/answers/content-hash.ts'
import { type Application, findApplication, lockApplication } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { byResident, bySystem, moveTo } from '../store/transition.ts'
import { coApplicantIn, mayAgree } from './domain.ts'
import { tellAskedFor, tellEnded } from './notices.ts'
import {
  type Agreement,
  agreementOf,
  askAgreement,
  nextAnswerBy,
  overdueAgreements,
  ownAgreement,
  supersedeOpen,
  writeAnswer,
  writeCoApplicant,
  writeWithdrawal,
} from './store.ts'

const system = { kind: 'system', task: 'procedures.agreements' } as const

/** Whether the person whom the answers name can be asked at all; why not is never said (支援措置). */
export async function canBeAsked(tx: Tx, found: Case): Promise<boolean> {
  const { definition, way, application, members, today } = found
  const personId = coApplicantIn(definition, way.answers)
  if (!personId) return true
  const not = [application.applicantPersonId, application.filerPersonId]
  return (
    mayAgree(members, personId, { not, today }) && (await mayAskFromAfar(tx, [personId, application.applicantPersonId]))
  )
}

/** At the confirmation: who has to agree is asked, with a last day. Called under the lock of the application. */
export async function askCoApplicant(
  tx: Tx,
  house: House,
  { application, definition, way }: Case,
  contentHash: Uint8Array,
): Promise<void> {
  const { id } = application
  const at = house.clock.now()
  const personId = coApplicantIn(definition, way.answers)
  await supersedeOpen(tx, id, at)
  await writeCoApplicant(tx, id, personId ?? null)
  if (!personId || !definition.coApplicant) return
  const answerBy = house.clock.today().add({ days: definition.coApplicant.days })
  const agreementId = await askAgreement(tx, { applicationId: id, personId, contentHash, answerBy, at })
  await recordCaseEvent(tx, id, { kind: 'agreement_asked', at, by: bySystem })
  await tellAskedFor(tx, application, { agreementId, personId, answerBy })
}

export type Asked = { agreement: Agreement; found: Case; isOpen: boolean }

type CoApplicant = Resident & { personId: PersonId }

/** What somebody is asked to agree to, as it is now; it is recorded that they saw it. Not there for anybody else. */
export async function readAgreement(tx: Tx, house: House, actor: CoApplicant, id: string): Promise<Asked> {
  const agreement = await ownAgreement(tx, id, actor.personId)
  const application = agreement && (await findApplication(tx, agreement.applicationId))
  if (!agreement || !application) throw new NotFound('agreement')
  if (!(await mayAskFromAfar(tx, [actor.personId, application.applicantPersonId]))) throw new NotFound('agreement')
  const found = await loadCase(tx, house, application)
  // Who has left the household learns nothing more.
  if (!found.members.some((member) => member.personId === actor.personId)) throw new NotFound('agreement')
  await recordAudit(tx, {
    actor,
    action: 'procedures.agreement.read',
    subject: { kind: 'procedures.application', id: application.id },
    personId: application.applicantPersonId,
    reason: 'same-household',
  })
  return { agreement, found, isOpen: isOpen(agreement, application, house) }
}

const isOpen = (agreement: Agreement, application: Application, house: House): boolean =>
  agreement.answer === null &&
  application.state === 'confirmed' &&
  sameHash(agreement.contentHash, application.contentHash) &&
  Temporal.PlainDate.compare(house.clock.today(), agreement.answerBy) <= 0

export type Answered = { ok: true } | { ok: false; reason: 'not_open' | 'reason_missing' }

/** Agrees, and with that files it where all else is there; or declines, and it goes back to the applicant with the reason. */
export async function answerAgreement(
  tx: Tx,
  house: House,
  actor: CoApplicant,
  id: string,
  answer: { kind: 'given' } | { kind: 'declined'; reason: string },
): Promise<Answered> {
  const { agreement } = await readAgreement(tx, house, actor, id)
  const application = await lockApplication(tx, agreement.applicationId)
  const now = await ownAgreement(tx, id, actor.personId)
  if (!application || !now || !isOpen(now, application, house)) return { ok: false, reason: 'not_open' }
  const reason = answer.kind === 'declined' ? answer.reason.trim().slice(0, 1000) : null
  if (reason === '') return { ok: false, reason: 'reason_missing' }
  const at = house.clock.now()
  await writeAnswer(tx, now.id, answer.kind, at, reason && maskGuardedNumbers(reason))
  const subject = { kind: 'procedures.application', id: application.id }
  await recordAudit(tx, {
    actor,
    action: answer.kind === 'given' ? 'procedures.agreement.give' : 'procedures.agreement.decline',
    subject,
    personId: application.applicantPersonId,
    reason: 'same-household',
  })
  if (answer.kind === 'declined') {
    await backToApplicant(tx, house, application, 'agreement_declined')
    return { ok: true }
  }
  await recordCaseEvent(tx, application.id, { kind: 'agreement_given', at, by: byResident })
  await submitIfReady(tx, house, system, application.id)
  return { ok: true }
}

/** Takes an agreement back. What is not filed goes back to the applicant; of what is, the office is told on the case. */
export async function withdrawAgreement(tx: Tx, house: House, actor: CoApplicant, id: string): Promise<Answered> {
  const { agreement } = await readAgreement(tx, house, actor, id)
  const application = await lockApplication(tx, agreement.applicationId)
  const at = house.clock.now()
  if (!application || !(await writeWithdrawal(tx, agreement.id, at))) return { ok: false, reason: 'not_open' }
  await recordAudit(tx, {
    actor,
    action: 'procedures.agreement.withdraw',
    subject: { kind: 'procedures.application', id: application.id },
    personId: application.applicantPersonId,
    reason: 'same-household',
  })
  if (application.state === 'confirmed') await backToApplicant(tx, house, application, 'agreement_withdrawn')
  else await recordCaseEvent(tx, application.id, { kind: 'agreement_withdrawn', at, by: byResident })
  return { ok: true }
}

type Why = 'agreement_declined' | 'agreement_withdrawn' | 'agreement_overdue'

async function backToApplicant(tx: Tx, house: House, application: Application, kind: Why): Promise<void> {
  const by = kind === 'agreement_overdue' ? bySystem : byResident
  await moveTo(tx, application.id, ['confirmed'], 'draft', { at: house.clock.now(), by, kind })
  await giveBack(tx, application.id, kind)
  await tellEnded(tx, application)
}

/** Nobody answered in time: it goes back to the applicant, who is told. */
export async function endOverdueAgreements(house: House): Promise<void> {
  const overdue = await house.db.read((tx) => overdueAgreements(tx, house.clock.today()))
  for (const { id, applicationId } of overdue)
    await house.db.transact(async (tx) => {
      const application = await lockApplication(tx, applicationId)
      const last = await agreementOf(tx, applicationId)
      const isCurrent = last?.id === id && application?.state === 'confirmed'
      const isFirst = await writeAnswer(tx, id, isCurrent ? 'overdue' : 'superseded', house.clock.now())
      if (isFirst && isCurrent && application) await backToApplicant(tx, house, application, 'agreement_overdue')
    })
}

export async function nextOverdueAgreement(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const by = await nextAnswerBy(tx, now.toZonedDateTimeISO(wardTimeZone).toPlainDate())
  return by && { at: by.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant(), label: '同意の期限' }
}
