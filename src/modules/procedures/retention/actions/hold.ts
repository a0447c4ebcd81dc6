import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isOfContract, looksAfter } from '../../domain/desk/case-rights.ts'
import { type ApplicationId, lockApplication } from '../../store/applications.ts'
import type { HoldGround, HoldId } from '../domain/hold.ts'
import { retentionPermissions } from '../permissions.ts'
import { filedAs, findHold, insertHold, writeLifted } from '../store/holds.ts'

/** Keeps a case of the actor's offices beyond its years, until somebody lifts it. */
export async function putHold(
  tx: Tx,
  house: House,
  actor: Staff,
  { receiptNumber, ground, reason }: { receiptNumber: string; ground: HoldGround; reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'no_such_case' | 'held_already' }> {
  if (!actor.permissions.has(retentionPermissions.hold)) throw new Forbidden()
  const found = await filedAs(tx, receiptNumber)
  if (!found || !looksAfter(actor, found.officeId)) return { ok: false, reason: 'no_such_case' }
  // A disposal that runs has the row: after it, the case is there or it is not.
  const application = await lockApplication(tx, found.id)
  if (!application || !isOfContract(actor, application.procedure)) return { ok: false, reason: 'no_such_case' }
  const put = { applicationId: found.id, ground, reason, putBy: actor.staffId, putAt: house.clock.now() }
  if (!(await insertHold(tx, put))) return { ok: false, reason: 'held_already' }
  await audit(tx, actor, 'procedures.hold.put', found.id)
  return { ok: true }
}

export async function liftHold(tx: Tx, house: House, actor: Staff, id: HoldId): Promise<void> {
  if (!actor.permissions.has(retentionPermissions.hold)) throw new Forbidden()
  const hold = await findHold(tx, id)
  if (!hold || !looksAfter(actor, hold.officeId)) throw new NotFound('hold')
  await writeLifted(tx, id, actor.staffId, house.clock.now())
  await audit(tx, actor, 'procedures.hold.lift', hold.applicationId)
}

const audit = (tx: Tx, actor: Staff, action: string, id: ApplicationId) =>
  recordAudit(tx, { actor, action, subject: { kind: 'procedures.application', id } })
