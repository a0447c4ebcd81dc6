import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import { type Id, maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { requireFee } from '../../charges/actions/ask-fee.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import {
  type Decision,
  decisionsOf,
  insertDecision,
  markConfirmed,
  markReturned,
  type Outcome,
} from '../../store/desk/decisions.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'
import { refuse } from './refuse.ts'
import { startIssuing } from './start-issuing.ts'

const subject = (id: Id<'application'>) => ({ kind: 'procedures.application', id })

/** The clerk has checked and proposes a certificate or its refusal; nothing leaves the house before a second person confirms. */
export async function proposeDecision(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  proposal: { outcome: Outcome; reason?: string },
): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  // What is decided by 起案 has acts instead.
  if (row.kind !== 'certificate-request') throw new Conflict('no_decision_of_this_kind')
  if (proposal.outcome === 'issue') await requireFee(tx, row)
  const at = house.clock.now()
  await moveTo(tx, id, ['in_review'], 'proposed', { at, by: byStaff(actor.staffId) })
  await insertDecision(tx, id, {
    outcome: proposal.outcome,
    reason: proposal.reason && maskGuardedNumbers(proposal.reason),
    by: actor.staffId,
    at,
  })
  await recordAudit(tx, {
    actor,
    action: `procedures.decision.propose_${proposal.outcome}`,
    subject: subject(id),
    personId: row.applicantPersonId,
  })
}

async function openDecision(tx: Tx, id: Id<'application'>): Promise<Decision> {
  const decision = (await decisionsOf(tx, id)).find(({ returnedAt }) => returnedAt === null)
  if (!decision || decision.confirmedBy) throw new Conflict('already_decided')
  return decision
}

/** 二人目の確認. The one who proposed can never confirm; the database says so too. */
export async function confirmDecision(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.confirm)
  const decision = await openDecision(tx, id)
  if (decision.proposedBy === actor.staffId) throw new Forbidden('own_proposal')
  await markConfirmed(tx, decision.id, actor.staffId, house.clock.now())
  await recordAudit(tx, {
    actor,
    action: `procedures.decision.confirm_${decision.outcome}`,
    subject: subject(id),
    personId: row.applicantPersonId,
  })
  if (decision.outcome === 'issue') await startIssuing(tx, house, byStaff(actor.staffId), row)
  else await refuse(tx, house, actor, row)
}

/** 差し戻し: back to the clerk with a note. */
export async function returnDecision(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  note: string,
): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.confirm)
  const decision = await openDecision(tx, id)
  if (decision.proposedBy === actor.staffId) throw new Forbidden('own_proposal')
  const at = house.clock.now()
  await markReturned(tx, decision.id, maskGuardedNumbers(note), actor.staffId, at)
  await moveTo(tx, id, ['proposed'], 'in_review', { at, by: byStaff(actor.staffId), kind: 'returned' })
  await recordAudit(tx, {
    actor,
    action: 'procedures.decision.return',
    subject: subject(id),
    personId: row.applicantPersonId,
  })
}
