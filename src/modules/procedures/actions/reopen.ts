import { paymentOf, release } from '#modules/payments/index.ts'
import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { lockOwnCase, type VerifiedResident } from './load-case.ts'
import { purposeOf } from './payment.ts'

/** Back to the answers before it is filed. Signature and payment were for other content, so the payment is given back. */
export async function reopenApplication(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: ApplicationId,
): Promise<boolean> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  if (application.state === 'draft') return true
  if (application.state !== 'confirmed') return false
  await moveTo(tx, id, ['confirmed'], 'draft', { at: house.clock.now(), by: byResident, kind: 'reopened' })
  await giveBack(tx, id, 'reopened')
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.reopen',
    subject: { kind: 'procedures.application', id },
    ...forPrincipal(actor, application),
  })
  return true
}

/** Nothing is issued for it: a hold is released, a charge refunded, an open checkout closed. */
export async function giveBack(tx: Tx, id: ApplicationId, reason: string): Promise<void> {
  const payment = await paymentOf(tx, purposeOf(id))
  if (payment) await release(tx, payment.id, reason)
}
