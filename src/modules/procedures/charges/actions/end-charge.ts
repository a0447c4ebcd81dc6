import { booksOf, paymentOf, withdrawRequest } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor, Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockOwnCase, type VerifiedResident } from '../../actions/load-case.ts'
import { casePolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { type ApplicationId, findApplication, lockApplication } from '../../store/applications.ts'
import { type CaseActor, recordCaseEvent } from '../../store/case-events.ts'
import { byResident, byStaff } from '../../store/transition.ts'
import type { CancelReason, ChargeId, HandingWay } from '../domain.ts'
import { tellCharge } from '../notices.ts'
import { type Charge, findCharge, markCancelled, markHanded, markReady } from '../store.ts'
import { purposeOfCharge, settleCharge } from './settle-charge.ts'

export type Ended = { ok: true } | { ok: false; reason: 'not_paid' | 'not_now' | 'paid_already' | 'no_file' | 'tag' }

/** The bill and its case, locked, for who works at its office. */
export async function chargeToChange(tx: Tx, actor: Staff, id: ChargeId, permission: string): Promise<Charge> {
  const before = await findCharge(tx, id)
  if (!before || !casePolicy.may(actor, before)) throw new NotFound('charge')
  if (!actor.permissions.has(permission)) throw new Forbidden()
  await lockApplication(tx, before.applicationId)
  const charge = await findCharge(tx, id)
  if (!charge) throw new NotFound('charge')
  return charge
}

/** 用意ができた: it lies at the counter, and the person is told. */
export async function makeReady(tx: Tx, house: House, actor: Staff, id: ChargeId): Promise<Ended> {
  const charge = await chargeToChange(tx, actor, id, deskPermissions.dispatch)
  const reason = refusalOf(charge)
  if (reason) return { ok: false, reason }
  if (!(await markReady(tx, id, house.clock.now()))) return { ok: true }
  await note(tx, house, actor, charge, 'charge_ready')
  await tell(tx, charge, 'procedures.charge-ready')
  return { ok: true }
}

/** Posted, handed over at the counter, or opened on the site: never before it is paid, which the database keeps too. */
export async function handCharge(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ChargeId,
  { way, fileCount }: { way: HandingWay; fileCount: number },
): Promise<Ended> {
  const charge = await chargeToChange(tx, actor, id, deskPermissions.dispatch)
  if (charge.handedAt) return { ok: true }
  const reason = refusalOf(charge)
  if (reason) return { ok: false, reason }
  if (way === 'electronic' && fileCount === 0) return { ok: false, reason: 'no_file' }
  await markHanded(tx, id, { way, by: actor.staffId, at: house.clock.now() })
  await note(tx, house, actor, charge, 'charge_handed')
  if (way !== 'counter')
    await tell(tx, charge, way === 'post' ? 'procedures.charge-posted' : 'procedures.charge-opened')
  return { ok: true }
}

// A numbered piece is allotted and handed over where its number is kept; its bill follows.
const refusalOf = ({
  beforeDecision,
  paidAt,
  cancelledAt,
  handedAt,
  tagId,
}: Charge): 'not_now' | 'not_paid' | 'tag' | undefined =>
  beforeDecision || cancelledAt || handedAt ? 'not_now' : !paidAt ? 'not_paid' : tagId ? 'tag' : undefined

/** The office gives the bill up: nobody paid, or it was wrong. */
export async function cancelCharge(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ChargeId,
  why: Exclude<CancelReason, 'not_wanted'>,
): Promise<Ended> {
  const charge = await chargeToChange(tx, actor, id, deskPermissions.handle)
  return giveUp(tx, house, actor, charge, { why, by: byStaff(actor.staffId) })
}

/** The applicant does not want it any more; possible until it is paid. */
export async function declineCharge(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { applicationId, id }: { applicationId: ApplicationId; id: ChargeId },
): Promise<Ended> {
  await lockOwnCase(tx, house, actor, applicationId)
  const charge = await findCharge(tx, id)
  // A fee of the request itself is declined by withdrawing the request.
  if (charge?.applicationId !== applicationId || charge.beforeDecision) throw new NotFound('charge')
  return giveUp(tx, house, actor, charge, { why: 'not_wanted', by: byResident })
}

async function giveUp(
  tx: Tx,
  house: House,
  actor: Actor,
  charge: Charge,
  { why, by }: { why: CancelReason; by: CaseActor },
): Promise<Ended> {
  // Paid a moment ago, and the news has not come yet.
  await settleCharge(tx, house, charge.id)
  const at = house.clock.now()
  const staff = by.kind === 'staff' ? { by: by.staffId } : {}
  if (!(await markCancelled(tx, charge.id, { why, at, ...staff }))) {
    return charge.cancelledAt ? { ok: true } : { ok: false, reason: 'paid_already' }
  }
  const payment = await paymentOf(tx, purposeOfCharge(charge.id))
  if (payment) await withdrawRequest(tx, payment.id, 'charge_cancelled', booksOf(house))
  await recordCaseEvent(tx, charge.applicationId, {
    kind: 'charge_cancelled',
    at,
    by,
    data: { chargeId: charge.id, why },
  })
  await recordAudit(tx, {
    actor,
    action: 'procedures.charge.cancel',
    subject: { kind: 'procedures.application', id: charge.applicationId },
    personId: charge.applicantPersonId,
    reason: by.kind === 'staff' ? 'duty' : 'own',
    ids: { chargeId: charge.id },
  })
  return { ok: true }
}

async function note(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, applicationId, applicantPersonId }: Charge,
  kind: 'charge_ready' | 'charge_handed',
): Promise<void> {
  const at = house.clock.now()
  await recordCaseEvent(tx, applicationId, { kind, at, by: byStaff(actor.staffId), data: { chargeId: id } })
  await recordAudit(tx, {
    actor,
    action: `procedures.charge.${kind.slice(7)}`,
    subject: { kind: 'procedures.application', id: applicationId },
    personId: applicantPersonId,
    reason: 'duty',
    ids: { chargeId: id },
  })
}

async function tell(tx: Tx, charge: Charge, kind: Parameters<typeof tellCharge>[3]): Promise<void> {
  const application = await findApplication(tx, charge.applicationId)
  if (application) await tellCharge(tx, application, charge, kind)
}
