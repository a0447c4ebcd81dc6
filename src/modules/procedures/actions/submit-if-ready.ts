import { filerMayActStill } from '../acting/actions/acting-of.ts'
import { paymentOf, requestPayment } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { formatReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { reiwaYear, wardCalendar, wardDate } from '#platform/time/index.ts'
import { isAgreed } from '../agreements/agreed.ts'
import { bookTime } from '../appointments/index.ts'
import { contentHash, sameHash } from '../domain/answers/content-hash.ts'
import { officeDueOn } from '../domain/course/due.ts'
import { knowGuest } from '../guests/actions/file-guest.ts'
import { tellApplicant } from '../notices.ts'
import {
  type ApplicationId,
  lockApplication,
  nextReceiptSerial,
  writeSubjects,
  writeSubmission,
} from '../store/applications.ts'
import { byResident, bySystem, moveTo } from '../store/transition.ts'
import { declareByForm } from './acts/consents.ts'
import { keepAsFiled } from './keep-as-filed.ts'
import { forgetTyped } from '../unfinished/store.ts'
import { type Case, contentOf, isComplete, isOpenFromAfar, loadCase } from './load-case.ts'
import { hasSignature, linesOf, purposeOf } from './payment.ts'
import { timesChosen } from './references.ts'
import { giveBack } from './reopen.ts'

export type Submission =
  | { outcome: 'submitted' }
  | { outcome: 'not_signed' }
  | { outcome: 'not_paid' }
  /** The other adult of the household has not agreed yet. */
  | { outcome: 'not_agreed' }
  /** The register is not what was signed any more: back to the answers, the payment is given back. */
  | { outcome: 'changed' }
  /** The time that was chosen has been taken by somebody else: back to the answers. */
  | { outcome: 'no_time' }
  /** Its window has closed: back to the answers, which are kept; the payment is given back. */
  | { outcome: 'window_closed' }
  | { outcome: 'not_confirmed' }
  /** Who files it for somebody may not any more: back to the answers, the payment is given back, nothing is filed. */
  | { outcome: 'acting_ended' }

/**
 * Files a confirmed application as soon as signature and payment are there; in whatever order and however often
 * they arrive, it is filed once. Called at both returns of the browser and by the payment's news.
 */
export async function submitIfReady(tx: Tx, house: House, actor: Actor, id: ApplicationId): Promise<Submission> {
  const application = await lockApplication(tx, id)
  if (application?.submittedAt) return { outcome: 'submitted' }
  if (application?.state !== 'confirmed') return { outcome: 'not_confirmed' }
  const found = await loadCase(tx, house, application)
  if (!(await filerMayActStill(tx, application, house.clock.today())).may) return reopenActingEnded(tx, house, found)
  if (found.closed) return reopenClosed(tx, house, found)
  const isSame = sameHash(contentHash(contentOf(found)), application.contentHash)
  if (!isComplete(found) || !isSame || !(await isOpenFromAfar(tx, found))) {
    return reopenChanged(tx, house, found)
  }
  if (found.definition.signature && !(await hasSignature(tx, application))) return { outcome: 'not_signed' }
  if (!(await isPaid(tx, found))) return { outcome: 'not_paid' }
  if (!(await isAgreed(tx, found))) return { outcome: 'not_agreed' }
  if (!(await bookTimes(tx, house, actor, found))) return reopenWithoutTime(tx, house, found)
  await file(tx, house, actor, found)
  return { outcome: 'submitted' }
}

async function isPaid(tx: Tx, { application, fee }: Case): Promise<boolean> {
  if (fee.total === 0) return true
  const payment = await paymentOf(tx, purposeOf(application.id))
  return payment !== undefined && payment.secured && payment.amount === fee.total
}

/** Books the chosen time in the same transaction: what is filed has its place, and a place belongs to what is filed. */
export async function bookTimes(
  tx: Tx,
  house: House,
  actor: Actor,
  { application, definition, way }: Case,
): Promise<boolean> {
  for (const { calendar, slotId } of timesChosen(definition, way.answers)) {
    const booked = await bookTime(tx, house, actor, { applicationId: application.id, calendar, slotId })
    if (!booked.ok) return false
  }
  return true
}

/** 免除 to nothing is a claim of nothing: it stands in the books all the same. */
export async function bookWaivedFee(tx: Tx, found: Case): Promise<void> {
  const { application, fee } = found
  if (fee.total > 0 || fee.lines.length === 0) return
  await requestPayment(tx, {
    purpose: purposeOf(application.id),
    payerPersonId: application.applicantPersonId,
    lines: linesOf(found),
  })
}

async function file(tx: Tx, house: House, actor: Actor, found: Case): Promise<void> {
  const { application, definition, way } = found
  const { id } = application
  const at = house.clock.now()
  const today = wardDate(at)
  const serial = await nextReceiptSerial(tx)
  const receiptNumber = formatReceiptNumber(house.profile.receiptLetter, reiwaYear(today), serial)
  const dueOn = officeDueOn(definition, today, wardCalendar(house.profile))
  await writeSubmission(tx, id, { receiptNumber, dueOn, at })
  await writeSubjects(tx, id, way.subjects)
  await keepAsFiled(tx, id, found, at)
  await forgetTyped(tx, id)
  await knowGuest(tx, house, found)
  await declareByForm(tx, house, application, definition, way.answers)
  await bookWaivedFee(tx, found)
  await moveTo(tx, id, ['confirmed'], 'submitted', { at, by: actor.kind === 'resident' ? byResident : bySystem })
  // Whose matter it is sees it, also where nobody's record is printed.
  const about = new Set([...way.subjects, ...(application.filerPersonId ? [application.applicantPersonId] : [])])
  for (const personId of about) {
    const subject = { kind: 'procedures.application', id }
    const reason = application.filerPersonId
      ? 'mandate'
      : personId === application.applicantPersonId
        ? 'own'
        : 'same-household'
    await recordAudit(tx, { actor, action: 'procedures.application.submit', subject, personId, reason })
  }
  await tellApplicant(tx, application, 'procedures.received')
}

async function reopenActingEnded(tx: Tx, house: House, { application }: Case): Promise<Submission> {
  const { id } = application
  await moveTo(tx, id, ['confirmed'], 'draft', { at: house.clock.now(), by: bySystem, kind: 'acting_ended' })
  await giveBack(tx, id, 'acting_ended')
  return { outcome: 'acting_ended' }
}

async function reopenWithoutTime(tx: Tx, house: House, { application }: Case): Promise<Submission> {
  const { id } = application
  await moveTo(tx, id, ['confirmed'], 'draft', { at: house.clock.now(), by: bySystem, kind: 'time_taken' })
  await giveBack(tx, id, 'time_taken')
  await tellApplicant(tx, application, 'procedures.confirm-again', { version: application.version })
  return { outcome: 'no_time' }
}

async function reopenClosed(tx: Tx, house: House, { application }: Case): Promise<Submission> {
  const { id } = application
  await moveTo(tx, id, ['confirmed'], 'draft', { at: house.clock.now(), by: bySystem, kind: 'window_closed' })
  await giveBack(tx, id, 'window_closed')
  await tellApplicant(tx, application, 'procedures.window-closed', { version: application.version })
  return { outcome: 'window_closed' }
}

async function reopenChanged(tx: Tx, house: House, { application }: Case): Promise<Submission> {
  const { id } = application
  await moveTo(tx, id, ['confirmed'], 'draft', { at: house.clock.now(), by: bySystem, kind: 'register_changed' })
  await giveBack(tx, id, 'register_changed')
  await tellApplicant(tx, application, 'procedures.confirm-again', { version: application.version })
  return { outcome: 'changed' }
}
